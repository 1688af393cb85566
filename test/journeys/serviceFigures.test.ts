import { expect, test } from 'vitest'
import { eraseConversation } from '../../bot/usecases/changeByVisitor.ts'
import { serviceViews } from '../../shared/statistics/service.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const minuteMs = 60_000

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
    { month: '2026-01', figure: 'open', band: 'never', count: 1 },
  ])
})

test('a wait that began while the line was closed is told apart', async () => {
  const line = await startLine()
  line.clock.passTime(14 * 60 * minuteMs)
  await eraseConversation(line.ports, await waitingConversation(line.ports), 'visitor')
  await expect.poll(() => line.ports.statistics.counts()).toHaveLength(1)
  expect(await line.ports.statistics.counts()).toMatchObject([{ figure: 'closed', band: 'never' }])
})

const rules = { k: 5, base: 5, before: '2026-04' }
const waits = (band: 'under1' | 'never', count: number, month = '2026-03') =>
  ({ month, figure: 'open', band, count }) as const

test('shares are of rounded counts, and fewer than k are not shown', () => {
  const [open, closed] = serviceViews([waits('under1', 17), waits('never', 4)], rules)
  expect(open?.basis).toBe(20)
  expect(open?.shares?.filter(({ percent }) => percent > 0)).toEqual([
    { band: 'under1', percent: 75 },
    { band: 'never', percent: 25 },
  ])
  expect(closed).toEqual({ month: '2026-03', figure: 'closed' })
  expect(serviceViews([waits('under1', 4)], rules)[0]).toEqual({ month: '2026-03', figure: 'open' })
})

test('a month is shown when it is over, the newest first', () => {
  const views = serviceViews([waits('under1', 9, '2026-02'), waits('under1', 9), waits('under1', 9, '2026-04')], rules)
  expect([...new Set(views.map(({ month }) => month))]).toEqual(['2026-03', '2026-02'])
})
