import { expect, test } from 'vitest'
import { openVisitor } from '../support/openVisitor.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { addColleague } from './addColleague.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

/** Until it says so; the machine may be slow. */
async function asksForStaff(visitor: ReturnType<typeof openVisitor>, text: string) {
  await visitor.says(text)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

/** What is found changes under the mark while words are typed; a moment later the mark stands on something again, or on nothing. */
const markStands = `(() => {
  const marked = document.activeElement.getAttribute('aria-activedescendant')
  return document.activeElement.matches('[role=combobox]') && (!marked || document.getElementById(marked) !== null)
})()`

test('two staff and three visitors play a whole shift, one of the staff by keyboard alone', async () => {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder)
  const { console: consoleAt, visitors } = line.origins
  const ben = await openStaffConsole(await browser.window(1280, 'sv'), consoleAt, 'sv', 'keyboard')
  await ben.signsIn(line.first ?? { name: '', password: '' })
  await ben.startsShift()
  const eva = await openStaffConsole(await browser.window(1280, 'en'), consoleAt, 'en', 'pointer')
  await eva.signsIn(addColleague(folder, 'eva', 'coordinator'))
  await eva.startsShift()
  const keys = ben.page.keyboard

  // Noticing and claiming.
  const first = await openVisitorPage(
    await browser.window(360, 'sv', { network: 'lost and found' }),
    visitors,
    'sv',
    'pointer',
  )
  await first.takes('who.self')
  await first.writes('jag vill prata med en människa')
  await first.takes('choice.yes')
  for (const _ of ['H1', 'H2']) await first.takes('choice.skip')
  await ben.notices(1)
  await ben.presses('t')
  await ben.log.waitFor()
  await ben.replies('Hej, jag är här.')
  await first.sees('Hej, jag är här.')

  // Ready texts by a slash, changed before they are sent.
  await keys.press('/')
  await keys.type('dig just nu')
  await expect.poll(() => ben.page.evaluate<boolean>(markStands)).toBe(true)
  await expectNoBarriers(ben.page)
  await keys.press('Enter')
  await keys.type(' Ta det i din takt.')
  await expectNoBarriers(ben.page)
  await keys.press('Enter')
  await first.sees('Ta det i din takt.')

  // A second conversation beside the first, and back by the arrows.
  const second = await asksForStaff(openVisitor(visitors, 'sv'), 'min bror vill ut')
  await ben.notices(1)
  await ben.presses('t')
  await ben.page.getByRole('navigation', { name: ben.words('tabs.label') }).waitFor()
  await first.writes('är du kvar?')
  await ben.page.locator('.talkTabs .mark').waitFor()
  await keys.press('Alt+ArrowUp')
  await ben.reads('är du kvar?')

  // Transfer: asked, in, and out again.
  await ben.presses('l')
  await keys.press('Tab')
  await ben.page.getByRole('radio').first().focus()
  await keys.press('Space')
  await keys.press('Tab')
  await keys.type('Hon vill prata om boende.')
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.press('Enter')
  await eva.page
    .getByRole('button', { name: new RegExp(`^${eva.words('list.open')}`) })
    .first()
    .click()
  await eva.reads('Hon vill prata om boende.')
  await eva.page.getByRole('button', { name: eva.words('transfer.join'), exact: true }).click()
  await first.sees(first.prompts('event.joined'))
  await expectNoBarriers(eva.page)
  await eva.replies('Hello, I am here too.')
  const leave = ben.page.getByRole('button', { name: new RegExp(ben.words('transfer.leaveTo').trim()) })
  await leave.focus()
  await keys.press('Enter')
  await first.sees(first.prompts('event.oneLeft'))
  expect(await first.log.getByText('boende').count()).toBe(0)

  // A judgement, a checklist, and a message destroyed on both sides.
  await eva.page.getByRole('button', { name: eva.words('redact.open') }).click()
  await eva.page.getByRole('radio').first().locator('xpath=ancestor::label').click()
  await eva.page.getByText(eva.words('redactionReason.ownMistake')).click()
  await expectNoBarriers(eva.page)
  await eva.page.getByRole('button', { name: eva.words('redact.do') }).click()
  await first.sees(first.words('message.taken.staff'))
  await eva.page.getByRole('button', { name: eva.words('aid.childConcern.title') }).click()
  await eva.page.getByText(eva.words('aidCode.childReportMade')).click()
  await expectNoBarriers(eva.page)
  await eva.page.getByRole('button', { name: eva.words('aid.save') }).click()
  await eva.reads(eva.words('aidCode.childReportMade'))

  // What to do when the line is lost, and a word that hides everything.
  await first.presses('safety.title')
  await first.page
    .getByRole('radio', { name: first.words('plan.wait') })
    .locator('xpath=ancestor::label')
    .click()
  await first.presses('plan.save')
  await first.page.getByText(first.words('plan.saved')).waitFor()
  await first.fills('safeWord.label', 'Blåbärspaj')
  await first.presses('safeWord.save')
  await first.page.getByText(first.words('safeWord.chosen')).waitFor()
  await first.presses('protection.back')

  // The line is lost: since when, and what was agreed, stand where staff write. It comes back.
  await first.page.context().setOffline(true)
  const beside = eva.page.locator('.answerArea')
  await beside.getByText(eva.words('lost.planWait')).waitFor({ timeout: 60_000 })
  await beside.getByText(eva.words('lost.safeWord')).waitFor()
  await beside
    .locator('.lostSince')
    .getByText(/\d+:\d\d/)
    .waitFor()
  await expectNoBarriers(eva.page)
  await first.page.context().setOffline(false)
  await eva.page.getByText(eva.words('talk.present')).first().waitFor({ timeout: 60_000 })
  await beside.getByText(eva.words('lost.planWait')).waitFor({ state: 'detached' })

  // Somebody comes into the room: the word is written, and staff are told to stop where they write.
  await first.fills('write', 'blåbärspaj')
  await first.page.keyboard.press('Enter')
  await first.page.getByRole('heading', { name: first.words('cover.title') }).waitFor()
  expect(await first.page.locator('body').innerText()).not.toMatch(/Hej, jag är här|är du kvar/)
  await beside.getByRole('alert').getByText(eva.words('says.hid')).waitFor()
  await expectNoBarriers(eva.page)
  await first.fills('cover.label', 'blåbärspaj')
  await first.page.keyboard.press('Enter')
  await first.sees('Hej, jag är här.')
  await beside.getByRole('alert').waitFor({ state: 'detached' })

  // Back to the queue, and taken by the colleague.
  await ben.page
    .getByRole('button', { name: new RegExp(`^${ben.words('list.open')}`) })
    .first()
    .focus()
  await keys.press('Enter')
  await ben.log.waitFor()
  await ben.presses('q')
  await ben.page.getByRole('alertdialog').waitFor()
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.press('Enter')
  await second.untilStatus('waiting')
  await eva.page
    .getByRole('button', { name: new RegExp(`^${eva.words('list.claimOf')}`) })
    .first()
    .click()
  await second.untilStatus('withStaff')

  // What was no conversation ends with two keys.
  const third = await asksForStaff(openVisitor(visitors, 'sv'), 'hej')
  await ben.notices(1)
  await ben.presses('t')
  await ben.log.waitFor()
  await ben.presses('a')
  await ben.page.getByRole('region', { name: ben.words('closing.title') }).waitFor()
  await expectNoBarriers(ben.page)
  await keys.press('2')
  await third.untilStatus('closed')

  // Closing with what was said already, and the end of the shift.
  for (const visitor of ['second', 'first']) {
    await eva.page.getByRole('button', { name: eva.words('talk.close'), exact: true }).click()
    await eva.closesWith('advice', 'urgent')
    await eva.sees('notice.close')
    if (visitor === 'second')
      await eva.page
        .getByRole('button', { name: new RegExp(`^${eva.words('list.open')}`) })
        .first()
        .click()
  }
  await first.sees(first.prompts('event.closed'))
  for (const staff of [ben, eva]) await staff.endsShift()
  second.leave()
  third.leave()
}, 240_000)
