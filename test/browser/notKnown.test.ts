import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readLocale } from '../../bot/text/readLocale.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { codeToType } from '../support/oneTimeCodes.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const administration = wordsOf('sv', 'administration')
const firstTopic = (readLocale('sv', 'topics') as { title: string }[])[0]?.title ?? ''

const noBarriers = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

test('until the server has said who waits, no list says that nobody does', async () => {
  const line = await startLine()
  const { password } = await addStaff(line.ports, 'eva', 'coordinator')
  await waitingConversation(line.ports)
  const page = await browser.window(1280, 'sv', { network: 'held' })
  const { letThrough } = await holdSockets(page)
  const eva = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  const notKnown = page.getByRole('status').filter({ hasText: eva.words('list.notKnown') })
  await eva.signsIn({ name: 'eva', password })
  await notKnown.waitFor()
  const said = await page.locator('main').innerText()
  for (const key of ['list.empty', 'shift.nobodyOn', 'list.noneMine']) expect(said).not.toContain(eva.words(key))
  await noBarriers(page)
  await page.getByRole('button', { name: eva.words('nav.live'), exact: true }).click()
  await page.locator('main.live').waitFor()
  await notKnown.waitFor()
  expect(await page.locator('main').innerText()).not.toContain(eva.words('live.nobody'))

  letThrough()
  await page.locator('.tiles').waitFor()
  await expect.poll(() => notKnown.count()).toBe(0)
  await expect.poll(() => page.locator('.tile dd').first().innerText()).toBe('1')
})

/** Sockets open and nothing comes over them until they are let through. */
async function holdSockets(page: Page) {
  const waiting: (() => void)[] = []
  let isOpen = false
  await page.routeWebSocket(/\/live/, (socket) => {
    if (isOpen) socket.connectToServer()
    else waiting.push(() => void socket.connectToServer())
  })
  return {
    letThrough() {
      isOpen = true
      for (const connect of waiting) connect()
    },
  }
}

test('what the administration could not read says so, and is asked for again', async () => {
  const line = await startLine()
  const { password } = await addStaff(line.ports, 'ada', 'administrator')
  const page = await browser.window(1280, 'sv', { network: 'held' })
  let isAway = true
  await page.route('**/admin/*/read', async (route) => (isAway ? route.abort() : route.continue()))
  const ada = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  await page.getByRole('textbox', { name: ada.words('signIn.name') }).fill('ada')
  await page.getByLabel(ada.words('signIn.password')).fill(password)
  await page
    .getByLabel(ada.words('signIn.code'))
    .fill(await codeToType(line.origins.console, { name: 'ada', password }))
  await page.keyboard.press('Enter')
  const main = page.locator('main')
  for (const [view, expected] of [
    ['accounts', administration('account.all')],
    ['texts', firstTopic],
    ['unanswered', administration('unanswered.noTexts')],
    ['settings', administration('setting.openingHours')],
  ] as const) {
    isAway = true
    await page.getByRole('button', { name: administration(`view.${view}`), exact: true }).click()
    await main
      .getByRole('alert')
      .filter({ hasText: ada.words('refusal.unavailable') })
      .waitFor()
    for (const key of ['foundNone', 'unanswered.noTexts', 'unanswered.noCounts', 'account.all'])
      expect(await main.innerText(), view).not.toContain(administration(key))
    await noBarriers(page)

    isAway = false
    await main.getByRole('button', { name: ada.words('again'), exact: true }).click()
    await main.getByText(expected).first().waitFor()
    expect(await main.getByRole('alert').count(), view).toBe(0)
  }
})
