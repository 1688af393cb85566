import { expect, test } from 'vitest'
import { countDuty, countDutyEveryMs, forgetWeeks } from '../../bot/usecases/ownWeek.ts'
import { startLine } from '../support/startLine.ts'

const day = 24 * 60 * 60_000
const record = { outcome: ['advice'], urgencyByStaff: 'soon' }

async function start() {
  const line = await startLine()
  const ben = await line.staff('ben')
  await ben.touches()
  const week = async (staff = ben) => {
    const { monday: _, ...numbers } = await staff.ask('week:read', {})
    return numbers
  }
  /** Ben talks with somebody, for so long, and closes. */
  async function closesOne(afterMs = 0) {
    const visitor = line.visitor()
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
    const { id } = await ben.untilWaiting()
    await ben.claims(id)
    line.clock.passTime(afterMs)
    await ben.replies(id, 'Hej.')
    await ben.closes(id, record)
  }
  return { line, ben, week, closesOne }
}

test('whoever asks sees their own week: what they closed, what of it was hard, and time on duty', async () => {
  const { line, week, closesOne } = await start()
  expect(await week()).toEqual({ closed: 0, hard: 0, dutyMs: 0 })
  await closesOne()
  await closesOne(45 * 60_000)
  await countDuty(line.ports)
  expect(await week()).toMatchObject({ closed: 2, hard: 1 })
})

test('time counts while somebody attends, and not on a break', async () => {
  const { line, ben, week } = await start()
  for (const _ of [1, 2]) await countDuty(line.ports)
  expect((await week()).dutyMs).toBe(2 * countDutyEveryMs)
  await ben.takesBreak()
  await countDuty(line.ports)
  expect((await week()).dutyMs).toBe(2 * countDutyEveryMs)
})

test('nobody sees a colleague’s week, and there is nothing to ask for one by', async () => {
  const { line, week, closesOne } = await start()
  await closesOne()
  const eva = await line.staff('eva', { role: 'coordinator' })
  expect((await week(eva)).closed).toBe(0)
  await expect(eva.ask('week:read', { staff: 1 })).rejects.toThrow('badInput')
})

test('a week begins at nothing on Monday, and the one before is destroyed', async () => {
  const { line, closesOne } = await start()
  await closesOne()
  const account = await line.ports.staff.byName('ben')
  const kept = async () => (await line.ports.papers.load(`week:${account?.id}`)).content
  await forgetWeeks(line.ports)
  expect(await kept()).toMatchObject({ monday: '2026-01-12', closed: 1 })
  line.clock.passTime(5 * day)
  await forgetWeeks(line.ports)
  expect(await kept()).toBeUndefined()
})
