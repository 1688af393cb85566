import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { freePort } from '../support/freePort.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { startRealProvider } from '../support/realProvider.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { choosesEnglish } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const words = wordsOf('en', 'console')
const provider = wordsOf('en', 'provider')
const way = (page: Page, key: string) => page.getByRole('button', { name: provider(key), exact: true })
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true })

async function saysWhoTheyAre(page: Page, name: string, context = 'phr') {
  await page.getByRole('textbox', { name: 'Who are you?' }).fill(name)
  await page.getByRole('combobox', { name: 'How sure?' }).selectOption(context)
  await page.getByRole('button', { name: 'Go on' }).click()
}

test('the first administrator is linked with the provider, signs in with it, and proves in its window who they are', {
  timeout: 120_000,
}, async () => {
  const port = await freePort()
  const { env } = await startRealProvider(`http://localhost:${port}`)
  const line = await startRealProcess(temporaryFolder(), { ...env, CONSOLE_PORT: String(port) })
  expect(line.first?.name).toBe('admin')
  // Chromium reports refusals as errors, and here there are some.
  const page = await browser.window(1280, 'en', { network: 'refusing' })
  const menu = (at: Page) => at.getByRole('button', { name: words('menu.open').replace('{name}', 'admin') })
  const goesThere = async (at: Page) => {
    await way(at, 'provider.signIn').click()
    await at.waitForURL(`${env.OIDC_ISSUER}/**`)
  }
  await page.goto(line.origins.console)
  await choosesEnglish(page, 'pointer')
  await way(page, 'provider.signIn').waitFor()
  await expectNoBarriers(page)

  await goesThere(page)
  await saysWhoTheyAre(page, 'anna')
  await page
    .getByRole('alert')
    .filter({ hasText: provider('provider.wrong') })
    .waitFor()
  // The language went along, and what the provider sent is gone from the address.
  expect(page.url()).toBe(`${line.origins.console}/`)
  await way(page, 'provider.firstTime').click()
  await expectNoBarriers(page)
  // What was refused there says nothing of this.
  expect(await page.getByText(words('signIn.wrongOnce')).count()).toBe(0)
  await page.keyboard.type(line.first?.name ?? '')
  await page.keyboard.press('Tab')
  await page.keyboard.type(line.first?.password ?? '')
  await page.keyboard.press('Enter')
  await saysWhoTheyAre(page, 'anna')
  await menu(page).waitFor()

  // The provider remembers anna and asks again all the same; whoever comes next is not anna.
  await menu(page).click()
  await button(page, 'menu.signOut').click()
  await goesThere(page)
  await saysWhoTheyAre(page, 'anna', 'password')
  await page
    .getByRole('alert')
    .filter({ hasText: words('refusal.tooWeak') })
    .waitFor()
  await goesThere(page)
  await saysWhoTheyAre(page, 'anna')
  await menu(page).waitFor()

  const other = await browser.window(360, 'en')
  await other.goto(line.origins.console)
  await choosesEnglish(other, 'pointer')
  await goesThere(other)
  await saysWhoTheyAre(other, 'anna')
  await menu(other).waitFor()

  await menu(page).click()
  await button(page, 'sessions.open').click()
  const proves = async (name: string) => {
    const opened = page.waitForEvent('popup')
    await button(page, 'sessions.end').click()
    const $window = await opened
    const closed = $window.waitForEvent('close')
    await saysWhoTheyAre($window, name)
    await closed
  }
  await proves('bo')
  await page
    .getByRole('alert')
    .filter({ hasText: provider('proof.wrong') })
    .waitFor()
  await expectNoBarriers(page)
  await proves('anna')
  await button(page, 'sessions.end').waitFor({ state: 'detached' })

  // Whoever leaves a shared desk is offered to sign out there as well, and comes back to a page that offers nothing more.
  await page.keyboard.press('Escape')
  await menu(page).click()
  await button(page, 'menu.signOut').click()
  const leaving = page.getByRole('link', { name: provider('provider.leave') })
  await leaving.waitFor()
  await expectNoBarriers(page)
  await leaving.click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.waitForURL(`${line.origins.console}/`)
  await page.getByRole('button', { name: wordsOf('sv', 'provider')('provider.signIn') }).waitFor()
  expect(await page.getByRole('link').count()).toBe(0)
  // Anew, and so in Swedish.
  await other.reload()
  await other.getByRole('button', { name: wordsOf('sv', 'provider')('provider.signIn') }).waitFor()
})
