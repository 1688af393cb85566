import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { codeToType } from '../support/oneTimeCodes.ts'
import { startLine } from '../support/startLine.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()
const number = '070-174 06 05'
const dayMs = 24 * 60 * 60_000

/** Eva, a coordinator on duty, at a console whose network the test may break. */
async function open(prepare: (page: Page) => Promise<unknown> = async () => undefined) {
  const line = await startLine()
  const page = await browser.window(1280, 'sv', { network: 'lost and found' })
  await prepare(page)
  const eva = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  const { password } = await addStaff(line.ports, 'eva', 'coordinator')
  await eva.signsIn({ name: 'eva', password })
  await eva.startsShift()
  const button = (key: string) => page.getByRole('button', { name: eva.words(key), exact: true })
  return {
    ...eva,
    line,
    account: { name: 'eva', password },
    button,
    question: (key: string) => page.getByRole('alertdialog', { name: eva.words(key), exact: true }),
    async waits() {
      const visitor = line.visitor('sv')
      await visitor.says('jag vill prata')
      await visitor.asksForHuman()
      for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
      await visitor.untilStatus('waiting')
      return visitor
    },
  }
}

test('a part that cannot be fetched says so, and whoever waits is still there to be taken', async () => {
  const eva = await open((page) => page.route('**/assets/LiveBoard-*', (route) => route.abort()))
  const visitor = await eva.waits()
  await eva.button('nav.live').click()
  await eva.sees('failed.part')
  await expectNoBarriers(eva.page)
  await eva.button('nav.conversations').click()
  await eva.claimsTheFirst()
  await visitor.untilStatus('withStaff')
}, 60_000)

test('a click beside a form leaves what was filled in, and beside a question answers no', async () => {
  const eva = await open()
  const visitor = await eva.waits()
  await eva.claimsTheFirst()
  await eva.button('transfer.open').click()
  const form = eva.page.getByRole('dialog', { name: eva.words('transfer.title') })
  await form.waitFor()
  await eva.page.mouse.click(5, 5)
  await expectNoBarriers(eva.page)
  await form.getByRole('button', { name: eva.words('talk.cancel') }).click()
  await form.waitFor({ state: 'detached' })

  await eva.button('talk.toQueue').click()
  await eva.question('talk.toQueueTitle').waitFor()
  await eva.page.mouse.click(5, 5)
  await eva.question('talk.toQueueTitle').waitFor({ state: 'detached' })
  expect(visitor.state()?.status).toBe('withStaff')
}, 60_000)

test('whoever goes off duty with a conversation is asked first', async () => {
  const eva = await open()
  await eva.waits()
  await eva.claimsTheFirst()
  await eva.button('shift.end').click()
  const question = eva.question('shift.endTitle')
  await question.getByText('Du har 1 samtal.').waitFor()
  await expectNoBarriers(eva.page)
  await question.getByRole('button', { name: eva.words('talk.cancel') }).click()
  await question.waitFor({ state: 'detached' })
  await eva.button('shift.end').click()
  await question.getByRole('button', { name: eva.words('shift.end') }).click()
  await eva.button('shift.start').waitFor()
}, 60_000)

test('a number to call back is not erased by one slip', async () => {
  const eva = await open()
  const caller = await eva.line.caller(number)
  await caller.presses('1', '0', '1', '1', '2', '1', '2')
  await caller.hangsUp()
  await eva.claimsTheFirst()
  await eva.button('call.done.notCalled').click()
  await expectNoBarriers(eva.page)
  await eva
    .question('call.eraseNumber')
    .getByRole('button', { name: eva.words('talk.cancel') })
    .click()
  await eva.button('call.showNumber').click()
  await eva.page.getByText('0701740605').waitFor()
  await eva.button('call.done.reached').click()
  await eva
    .question('call.eraseNumber')
    .getByRole('button', { name: eva.words('call.done.reached') })
    .click()
  await eva.reads(eva.words('said.call.callBackMade'))
  expect(await eva.line.ports.replyAddresses.list()).toEqual([])
}, 60_000)

test('whoever asks for what takes two persons is brought to where it waits for the other', async () => {
  const eva = await open()
  const { page, words, line } = eva
  await eva.waits()
  await eva.claimsTheFirst()
  await eva.beginsClosing()
  await page
    .getByRole('region', { name: words('closing.title') })
    .getByRole('button', { name: words('closing.silent') })
    .click()
  await eva.closedWith('notice.recorded')
  line.clock.passTime(60_000)
  await eva.button('control.open').click()
  await page.getByLabel(words('control.proof')).fill(eva.account.password)
  await page.getByLabel(words('control.proofCode')).fill(await codeToType(line.origins.console, eva.account))
  await eva.button('control.askDo').click()
  await eva.sees('control.waitsForSecond')
  const list = page.getByRole('heading', { name: words('control.requests') })
  await expect.poll(() => list.evaluate((element) => element.matches(':focus'))).toBe(true)
}, 60_000)

test('a conversation that goes on for days tells the day as well as the time', async () => {
  const eva = await open()
  const visitor = await eva.waits()
  await eva.claimsTheFirst()
  const days = eva.log.locator('.day')
  expect(await days.allInnerTexts()).toEqual(['onsdag 14 januari'])
  eva.line.clock.passTime(dayMs)
  await visitor.says('hej igen')
  await eva.reads('hej igen')
  expect(await days.allInnerTexts()).toEqual(['onsdag 14 januari', 'torsdag 15 januari'])
}, 60_000)

test('a reply that no answer had come for when the page was loaded again is sent then, and stands once', async () => {
  let hears = true
  const eva = await open((page) =>
    page.routeWebSocket(/\/live\//, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((frame) => hears && server.send(frame))
    }),
  )
  const visitor = await eva.waits()
  await eva.claimsTheFirst()
  hears = false
  const kept = () => eva.page.evaluate<string | null>('sessionStorage.getItem("written")')
  await eva.page.getByRole('textbox', { name: eva.words('talk.reply') }).fill('Jag är kvar här.')
  await expect.poll(kept).not.toBeNull()
  const draft = await kept()
  await eva.page.keyboard.press('Enter')
  await eva.page.locator('.bubble.staff', { hasText: eva.words('says.sending') }).waitFor()
  await expect.poll(kept).not.toBe(draft)
  eva.page.on('dialog', (dialog) => void dialog.accept())
  hears = true
  await eva.page.reload()
  await visitor.until('the reply is there', () =>
    visitor.entries().some((entry) => 'text' in entry && entry.text === 'Jag är kvar här.'),
  )
  expect(visitor.entries().filter((entry) => 'text' in entry && entry.text === 'Jag är kvar här.')).toHaveLength(1)
}, 60_000)
