import { expect, test } from 'vitest'
import { forgetOldCallBacks } from '../../bot/usecases/callBacks.ts'
import { eraseConversation } from '../../bot/usecases/changeByVisitor.ts'
import { countHours, countHoursEveryMs } from '../../bot/usecases/countHours.ts'
import { forgetExpired } from '../../bot/usecases/upkeep.ts'
import { forgetOldMessages } from '../../bot/usecases/voiceMessages.ts'
import type { ServiceCount } from '../../shared/statistics/service.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
type Line = Awaited<ReturnType<typeof startLine>>

/** What is counted of a figure, by band. */
const bandsCounted = async ({ ports }: Line, figure: ServiceCount['figure']) =>
  Object.fromEntries(
    (await ports.statistics.counts()).filter((one) => one.figure === figure).map(({ band, count }) => [band, count]),
  )

test('a wait ends once: with staff’s first word, whatever the bot said and whoever took it, or with nobody', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const answered = await waitingConversation(line.ports)
  const givenUp = await waitingConversation(line.ports)
  await ben.untilCard('two wait', () => ben.cards().length === 2)
  await ben.claims(answered)
  // Taking it is not yet a word.
  line.clock.passTime(7 * minuteMs)
  await ben.replies(answered, 'Hej')
  await ben.replies(answered, 'Jag är kvar')
  await eraseConversation(line.ports, givenUp, 'visitor')
  await eraseConversation(line.ports, givenUp, 'visitor')
  await eraseConversation(line.ports, answered, 'visitor')

  await expect.poll(() => line.ports.statistics.counts()).toHaveLength(2)
  const counts = await line.ports.statistics.counts()
  expect(counts.toSorted((one, other) => (one.band < other.band ? -1 : 1))).toEqual([
    { month: '2026-01', figure: 'open', band: '5to15', count: 1 },
    { month: '2026-01', figure: 'open', band: 'gaveUp', count: 1 },
  ])
})

test('a caller’s wait ends when staff answer the telephone, and not when the call does', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller('+46701740605')
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  line.clock.passTime(2 * minuteMs)
  await ben.claims(id)
  await caller.untilDoes('bridge')
  await expect.poll(() => bandsCounted(line, 'open')).toEqual({ '1to5': 1 })
  await caller.hangsUp()
  await ben.untilCard('it has ended', ({ call, status }) => call?.state === 'ended' && status === 'withStaff')
  await ben.closes(id, { outcome: ['advice'] })
  expect(await bandsCounted(line, 'open')).toEqual({ '1to5': 1 })
})

test('a wait that began while the line was closed is told apart', async () => {
  const line = await startLine()
  line.clock.passTime(14 * 60 * minuteMs)
  await eraseConversation(line.ports, await waitingConversation(line.ports), 'visitor')
  await expect.poll(() => line.ports.statistics.counts()).toHaveLength(1)
  expect(await line.ports.statistics.counts()).toMatchObject([{ figure: 'closed', band: 'gaveUp' }])
})

test('nobody came in the time there was: never answered, and not given up', async () => {
  const line = await startLine()
  await waitingConversation(line.ports)
  line.clock.passTime(31 * 24 * hourMs)
  await forgetExpired(line.ports)
  await expect.poll(() => bandsCounted(line, 'open')).toEqual({ never: 1 })
})

/** A caller who leaves a number or a voice message; nobody is on duty yet. */
async function leaves(line: Line, what: 'number' | 'message') {
  const caller = await line.caller('+46701740605')
  if (what === 'number') {
    await caller.presses('1', '0', '1')
    await caller.presses('1', '2', '1', '2')
  } else {
    await caller.presses('1', '0', '2')
    await caller.untilDoes('record')
    await caller.speaks(Buffer.from('RIFF a voice').toString('base64'), 4)
  }
  await expect.poll(async () => (await line.ports.conversations.listed()).length).toBeGreaterThan(0)
  await caller.hangsUp()
}

test('a call-back counts once: by how soon the person was reached, that nobody answered, or that nobody called', async () => {
  const line = await startLine()
  for (let nth = 0; nth < 4; nth += 1) await leaves(line, 'number')
  const ben = await line.staff('ben')
  await ben.untilCard('four numbers', () => ben.cards().filter(({ wants }) => wants === 'callBack').length === 4)
  const [reached, unanswered, notCalled] = ben.cards().map(({ id }) => id)
  if (!reached || !unanswered || !notCalled) throw new Error('there are four')
  line.clock.passTime(3 * hourMs)
  await ben.claims(reached)
  await ben.ask('callBack:done', { id: reached, ended: 'reached' })
  await ben.ask('callBack:done', { id: reached, ended: 'notReached' })
  await ben.claims(unanswered)
  await ben.ask('callBack:done', { id: unanswered, ended: 'notReached' })
  await eraseConversation(line.ports, notCalled, 'visitor')
  line.clock.passTime(72 * hourMs)
  await forgetOldCallBacks(line.ports)
  await expect.poll(() => bandsCounted(line, 'callBack')).toEqual({ within4h: 1, notReached: 1, missed: 2 })
  // Whoever was reached has been answered.
  expect(await bandsCounted(line, 'open')).toMatchObject({ over60: 1 })
})

test('a voice message counts once: by how soon somebody listened first, or that nobody did', async () => {
  const line = await startLine()
  await leaves(line, 'message')
  await leaves(line, 'message')
  const ben = await line.staff('ben')
  await ben.untilCard('two messages', () => ben.cards().filter(({ wants }) => wants === 'message').length === 2)
  const [heard] = ben.cards().map(({ id }) => id)
  if (!heard) throw new Error('there are two')
  await ben.claims(heard)
  line.clock.passTime(30 * minuteMs)
  await ben.ask('voice:hear', { id: heard })
  line.clock.passTime(5 * hourMs)
  await ben.ask('voice:hear', { id: heard })
  await ben.ask('voice:delete', { id: heard })
  line.clock.passTime(72 * hourMs)
  await forgetOldMessages(line.ports)
  await expect.poll(() => bandsCounted(line, 'message')).toEqual({ within1h: 1, missed: 1 })
})

/** Time goes by as the job sees it. */
async function passes(line: Line, minutes: number) {
  const steps = Math.round((minutes * minuteMs) / countHoursEveryMs)
  for (let step = 0; step < steps; step += 1) {
    line.clock.passTime((minutes * minuteMs) / steps)
    await countHours(line.ports)
  }
}

test('promised hours are staffed while somebody on duty attends a console, and only then; a stop counts as nobody', async () => {
  const line = await startLine()
  await countHours(line.ports)
  await passes(line, 20)
  const ben = await line.staff('ben')
  await ben.ask('console:attended', { agoMs: 0, audible: true })
  await passes(line, 10)
  // No process ran: nobody could be reached, whoever sat there.
  line.clock.passTime(30 * minuteMs)
  await ben.ask('console:attended', { agoMs: 0, audible: true })
  await countHours(line.ports)
  await passes(line, 5)
  await ben.ask('shift:break', {})
  await passes(line, 5)
  expect(await line.ports.statistics.hours()).toEqual([
    { day: '2026-01-14', promised: 70 * 60, staffed: 15 * 60, beyond: 0 },
  ])
})

test('hours beside the promised ones stand apart, and days are those of the place', async () => {
  const line = await startLine()
  // 23:50 in Stockholm.
  line.clock.passTime(Date.UTC(2026, 0, 14, 22, 50) - line.clock.now())
  const ben = await line.staff('ben')
  await countHours(line.ports)
  await ben.ask('console:attended', { agoMs: 0, audible: true })
  await passes(line, 20)
  const [first, second] = (await line.ports.statistics.hours()).slice(-2)
  expect([first?.beyond, second]).toEqual([600, { day: '2026-01-15', promised: 0, staffed: 0, beyond: 600 }])
})
