import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { asConsole } from '../support/asConsole.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withAuthenticator } from './authenticator.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const words = wordsOf('sv', 'console')
const told = wordsOf('sv', 'trail')
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true })
const alert = (page: Page, key: string) => page.getByRole('alert').filter({ hasText: words(key) })

test('the first account makes a passkey, adds another, signs in with it, and with nothing that is not it', async () => {
  const line = await startRealProcess(temporaryFolder(), { SIGN_IN: 'passkeys' })
  expect(line.printed()).toContain('SIGN_IN=password npm start')
  const page = await browser.window(1280, 'sv')
  const key = await withAuthenticator(page)
  const isIn = () => button(page, 'shift.start').waitFor()
  const isOut = () => button(page, 'signIn.withPasskey').waitFor()
  const signsOut = async () => {
    await page.getByRole('button', { name: words('menu.open').trim() }).click()
    await button(page, 'menu.signOut').click()
    await isOut()
  }
  await page.goto(line.origins.console)
  await isOut()
  await expectNoBarriers(page)

  // Enrolling, by the keyboard alone.
  await button(page, 'signIn.firstTime').press('Enter')
  await page.getByRole('textbox', { name: words('signIn.name') }).waitFor()
  await expectNoBarriers(page)
  await page.keyboard.type(line.first?.name ?? '')
  await page.keyboard.press('Tab')
  await page.keyboard.type(line.first?.password ?? '')
  await page.keyboard.press('Enter')
  await isIn()

  // Two are asked for, until there are two.
  const reminder = page.getByText(words('passkeys.reminder'))
  await reminder.waitFor()
  await button(page, 'passkeys.open').click()
  const dialog = page.getByRole('dialog', { name: words('sessions.title') })
  await dialog.getByText(words('passkeys.one')).waitFor()
  await expectNoBarriers(page)
  // The proof is the first key’s; the new one is made on another device.
  await page.route('**/passkeys/begin', async (route) => {
    const response = await route.fetch()
    await key.changes()
    await route.fulfill({ response })
  })
  await button(page, 'passkeys.add').click()
  await dialog.getByText(words('passkeys.help')).waitFor()
  await expectNoBarriers(page)
  await button(page, 'sessions.close').click()
  await reminder.waitFor({ state: 'detached' })
  // The proof gave the browser a new token, which it has now.
  await page.reload()
  await isIn()
  await signsOut()

  // Signing in, and the same answer again.
  const sent = page.waitForRequest((request) => request.url().endsWith('/session') && request.method() === 'POST')
  await button(page, 'signIn.withPasskey').press('Enter')
  await isIn()
  const body = (await sent).postData() ?? ''
  const again = { method: 'POST', headers: { ...asConsole, 'Content-Type': 'application/json' }, body }
  const replayed = await page.evaluate(async (again) => (await fetch('/session', again)).status, again)
  expect(replayed).toBe(401)

  // What was changed since the last time is told, until it was read.
  const news = page.getByText(`${told('told.changed.addPasskey')}, ${told('told.byYou')}`)
  await news.waitFor()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: told('told.read'), exact: true }).click()
  await news.waitFor({ state: 'detached' })
  const asked = page.waitForResponse((response) => response.url().endsWith('/session/news'))
  await page.reload()
  await asked
  await isIn()
  expect(await news.count()).toBe(0)

  // A proof whose answer does not come through, nor with it the token: back to signing in, which works at once.
  await page.unrouteAll()
  const before = await page.context().cookies()
  await page.route('**/passkeys/begin', async (route) => {
    await route.fetch()
    await page.context().clearCookies()
    await page.context().addCookies(before)
    await route.fulfill({ status: 200, body: 'torn' })
  })
  await page.getByRole('button', { name: words('menu.open').trim() }).click()
  await button(page, 'sessions.open').click()
  await button(page, 'passkeys.add').click()
  await isOut()
  await page.getByText(words('signIn.ended')).waitFor()
  await page.unrouteAll()
  await button(page, 'signIn.withPasskey').click()
  await isIn()
  await signsOut()

  // Without the person verified the browser itself hands nothing out.
  await key.verifies(false)
  await button(page, 'signIn.withPasskey').click()
  await alert(page, 'refusal.cancelled').waitFor()
  await key.verifies(true)

  // The same page under another name.
  const { port } = new URL(line.origins.console)
  await page.goto(`http://console.localhost:${port}`)
  await button(page, 'signIn.withPasskey').click()
  await alert(page, 'signIn.wrongPasskey').or(alert(page, 'refusal.cancelled')).waitFor()
  await page.goto(line.origins.console)

  // A copy of the key, taken earlier, ends it for both.
  const [copy] = await key.credentials()
  await button(page, 'signIn.withPasskey').click()
  await isIn()
  await signsOut()
  await key.windsBack(copy!)
  await button(page, 'signIn.withPasskey').click()
  await alert(page, 'signIn.wrongPasskey').waitFor()
  await button(page, 'signIn.withPasskey').click()
  await alert(page, 'signIn.wrongPasskey').waitFor()
})
