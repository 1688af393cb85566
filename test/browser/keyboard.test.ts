import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { otherKeys, type SingleKey, singleKeys } from '../../console/keys.ts'
import { startLine } from '../support/startLine.ts'
import { expectNoBarriers } from './barriers.ts'
import { handsFor } from './hands.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const record = wordsOf('sv', 'record')

type Line = Awaited<ReturnType<typeof startLine>>

/** Somebody who waits, and what is found out of them. */
async function waits(line: Line, text = 'jag vill prata') {
  const visitor = line.visitor('sv')
  await visitor.says(text)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.untilStatus('waiting')
  return visitor
}

/** Ben, a coordinator at the console, and Eva on duty beside him; nothing here has a pointer. */
async function open() {
  const line = await startLine()
  const eva = await line.staff('eva')
  const console = await openStaffConsole(await browser.window(1280, 'sv'), line.origins.console, 'sv', 'keyboard')
  const { password } = await addStaff(line.ports, 'ben', 'coordinator')
  await console.signsIn({ name: 'ben', password })
  await console.startsShift()
  const { page, words } = console
  const { press, reach } = handsFor(page, 'keyboard')
  const keys = page.keyboard
  return {
    ...console,
    line,
    eva,
    keys,
    press,
    reach,
    button: (key: string) => page.getByRole('button', { name: words(key), exact: true }),
    focused: async (role: 'textbox' | 'log', key: string) =>
      expect
        .poll(() => page.getByRole(role, { name: words(key) }).evaluate((element) => element.matches(':focus')))
        .toBe(true),
    /** What a key opens has a name, no barrier, and goes away by Escape. */
    async opensAndCloses(key: string, role: 'dialog' | 'alertdialog', title: string) {
      await console.presses(key)
      const dialog = page.getByRole(role, { name: words(title) })
      await dialog.waitFor()
      await expectNoBarriers(page)
      await keys.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    },
    /** What is on the screen then is the conversation of this visitor, and not still the one before. */
    async claims(text = 'jag vill prata') {
      const visitor = await waits(line, text)
      await page.getByRole('button', { name: new RegExp(`^${words('list.claimOf')}`) }).waitFor()
      await console.presses('t')
      await visitor.untilStatus('withStaff')
      await console.log.getByText(text, { exact: true }).waitFor()
      return visitor
    },
  }
}

test('every key of the list does what the list says, and what it opens has no barrier', async () => {
  const ben = await open()
  const { page, words, keys, presses, opensAndCloses, reads, focused } = ben
  const visitor = await ben.claims()

  const endsBy = async (key: string) => {
    const another = await ben.claims(`jag vill prata ${'om allt '.repeat(Number(key))}`.trim())
    await presses('a')
    await page.getByRole('region', { name: words('closing.title') }).waitFor()
    await keys.press(key)
    await another.untilStatus('closed')
    await page.getByText(words('notice.recorded')).waitFor()
  }
  const walk: Record<SingleKey, () => Promise<unknown>> = {
    t: async () => {
      await keys.press('Alt+ArrowDown')
      await reads('jag vill prata')
      expect(visitor.state()?.status).toBe('withStaff')
    },
    r: async () => {
      await presses('r')
      await focused('textbox', 'talk.reply')
    },
    n: async () => {
      await presses('n')
      await focused('textbox', 'note.label')
      await keys.type('Ring inte före tio.')
      await keys.press('Tab')
      await keys.press('Enter')
      await reads('Ring inte före tio.')
    },
    l: () => opensAndCloses('l', 'dialog', 'transfer.title'),
    q: () => opensAndCloses('q', 'alertdialog', 'talk.toQueueTitle'),
    b: () => opensAndCloses('b', 'alertdialog', 'talk.toBotTitle'),
    u: () => opensAndCloses('u', 'dialog', 'judge.title'),
    o: () => opensAndCloses('o', 'dialog', 'aid.childConcern.title'),
    f: () => opensAndCloses('f', 'dialog', 'aid.dangerToLife.title'),
    x: () => opensAndCloses('x', 'dialog', 'redact.title'),
    k: async () => {
      await presses('k')
      await reads(words('says.offeredCode'))
    },
    '/': async () => {
      await presses('/')
      const found = page.getByRole('region', { name: words('ready.title') })
      await found.waitFor()
      await expectNoBarriers(page)
      await keys.press('Escape')
      await found.waitFor({ state: 'detached' })
    },
    '?': async () => {
      await presses('?')
      const list = page.getByRole('dialog', { name: words('keys.title') })
      await list.waitFor()
      const named = await list.locator('kbd').allInnerTexts()
      expect(named.toSorted()).toEqual(
        [...Object.keys(singleKeys).map((key) => key.toUpperCase()), ...otherKeys.map(([key]) => key)].toSorted(),
      )
      await expectNoBarriers(page)
      await keys.press('Escape')
      await list.waitFor({ state: 'detached' })
    },
    a: async () => {
      await presses('a')
      const form = page.getByRole('region', { name: words('closing.title') })
      await form.waitFor()
      await expectNoBarriers(page)
      await ben.press(ben.button('closing.back'))
      await form.waitFor({ state: 'detached' })
    },
    '1': () => endsBy('1'),
    '2': () => endsBy('2'),
    '3': () => endsBy('3'),
    '4': () => endsBy('4'),
    g: async () => {
      const hers = await waits(ben.line)
      const { id } = await ben.eva.untilWaiting()
      await ben.eva.claims(id)
      await ben.eva.invites(id, 2)
      await page.getByRole('navigation', { name: words('tabs.label') }).waitFor()
      await keys.press('Alt+ArrowDown')
      await ben.button('transfer.join').waitFor()
      await expectNoBarriers(page)
      await presses('g')
      await ben.button('transfer.leave').waitFor()
      await ben.press(ben.button('transfer.leave'))
      await hers.untilStatus('withStaff')
    },
  }
  for (const does of Object.values(walk)) await does()
}, 300_000)

/** Every place Tab can stop at in a part of the page, each numbered. */
const numberStops = (part: string) => `(() => {
  const all = [...document.querySelectorAll('${part} :is(a[href], button:enabled, textarea:enabled, input:enabled, [tabindex="0"])')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0)
  all.forEach((one, at) => { one.dataset.stop = at })
  return all.length
})()`

test('Tab alone reaches everything in the console while a conversation is open', async () => {
  const ben = await open()
  const visitor = await ben.claims()
  await visitor.does({ kind: 'plan', plan: { kind: 'ring', number: '070-174 06 05', hour: 9 } })
  await ben.button('facts.showNumber').waitFor()
  const { page, keys } = ben
  const all = await page.evaluate<number>(numberStops('.workplace'))
  expect(all).toBeGreaterThan(20)
  const reached = new Set<string>()
  for (let press = 0; press < all + 3; press++) {
    await keys.press('Tab')
    reached.add(await page.evaluate<string>('document.activeElement?.dataset.stop ?? "outside"'))
  }
  reached.delete('outside')
  expect(reached.size).toBe(all)
}, 120_000)

test('what the dialogs of a conversation ask is answered by keyboard alone', async () => {
  const ben = await open()
  const { page, words, keys, press, presses, button, reads } = ben
  const visitor = await ben.claims()
  await ben.replies('Hej, jag är rådgivare.')
  const radio = (key: string) => page.getByRole('radio', { name: words(key), exact: true })

  await presses('u')
  await press(radio('urgency.urgent'))
  await keys.press('Tab')
  await press(page.getByRole('checkbox', { name: record('codes.tracksByStaff.defector') }))
  await press(radio('judgementReason.newFacts'))
  await press(button('judge.save'))
  await reads(words('judgementReason.newFacts'))

  await presses('x')
  await press(page.getByRole('radio').first())
  await keys.press('Tab')
  await press(radio('redactionReason.ownMistake'))
  await press(button('redact.do'))
  await visitor.until('the message is gone', () => visitor.entries().some(({ shows }) => shows === 'tookBack'))

  for (const [key, did] of [
    ['o', 'childReportMade'],
    ['f', 'dangerCalled112'],
  ] as const) {
    await presses(key)
    await press(radio(`aidCode.${did}`))
    await press(button('aid.save'))
    await reads(words(`aidCode.${did}`))
  }

  await presses('l')
  await press(page.getByRole('radio').first())
  await keys.press('Tab')
  await keys.type('Hon vill prata om boende.')
  await press(button('transfer.ask'))
  await reads('Hon vill prata om boende.')
}, 120_000)

test('what is not about one conversation is done by keyboard alone, and has no barrier', async () => {
  const ben = await open()
  const { page, words, keys, press, reach, button, line } = ben
  const dialog = (key: string) => page.getByRole('dialog', { name: words(key) })
  const leaves = async (key: string) => {
    await expectNoBarriers(page)
    await keys.press('Escape')
    await dialog(key).waitFor({ state: 'detached' })
  }

  // A meeting is counted.
  await press(button('outside.open'))
  await dialog('outside.title').waitFor()
  await press(page.getByRole('radio', { name: words('outside.yes') }))
  await keys.press('Tab')
  await press(page.getByRole('radio', { name: record('codes.urgencyByStaff.soon') }))
  await press(page.getByRole('checkbox', { name: record('codes.outcome.meetingBooked') }))
  await expectNoBarriers(page)
  await press(button('outside.save'))
  await page.getByText(words('notice.contactRecorded')).waitFor()
  expect(await line.ports.conversations.records()).toMatchObject([{ channel: 'staff', outcome: ['meetingBooked'] }])

  await press(button('plan.open'))
  await leaves('plan.title')
  await press(button('note.writeForNext'))
  await page.getByRole('textbox', { name: words('note.forNext') }).waitFor()
  await expectNoBarriers(page)
  await press(button('talk.cancel'))
  await press(button('control.open'))
  await leaves('control.title')

  const menu = page.getByRole('button', { name: new RegExp(`^${words('menu.open')}`) })
  await press(menu)
  await button('menu.signOut').waitFor()
  await expectNoBarriers(page)
  await press(button('reach.open'))
  await dialog('reach.title').waitFor()
  await leaves('reach.title')

  const visitor = await waits(line)
  await press(page.getByRole('button', { name: new RegExp(`^${words('list.putAsideOf')}`) }))
  await page.getByRole('alertdialog', { name: words('list.putAsideTitle') }).waitFor()
  await expectNoBarriers(page)
  await keys.press('Escape')
  await ben.presses('t')
  await visitor.untilStatus('withStaff')
  await press(button('recuse.do'))
  await page.getByRole('alertdialog', { name: words('recuse.title') }).waitFor()
  await expectNoBarriers(page)
  await keys.press('Escape')
  await reach(page.getByRole('textbox', { name: words('talk.reply') }))

  // Practice is the same console, and says that it is practice.
  await press(menu)
  await press(button('practice.start'))
  await page.getByRole('region', { name: words('practice.name') }).waitFor()
  await page
    .getByRole('button', { name: new RegExp(`^${words('list.claimOf')}`) })
    .first()
    .waitFor()
  await expectNoBarriers(page)
  await press(button('practice.end'))
  await ben.log.waitFor()
}, 180_000)
