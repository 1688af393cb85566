import { expect, test } from 'vitest'
import { createReturnToQueue } from '../../bot/usecases/returnToQueue.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

async function claimedVisitor(line: Line, ben: Awaited<ReturnType<Line['staff']>>) {
  const visitor = line.visitor()
  await visitor.says('jag vill ut')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilCard('the visitor waits', ({ status }) => status === 'waiting')
  await ben.claims(id)
  return { visitor, id }
}

const lines = (visitor: ReturnType<Line['visitor']>) =>
  visitor.entries().flatMap((entry) => (entry.shows === 'line' ? [entry.text] : []))

test('a conversation is handed over warmly, is given back the same way, and nobody is greeted twice', async () => {
  const line = await startLine()
  const [ben, eva] = [await line.staff('ben'), await line.staff('eva')]
  const { visitor, id } = await claimedVisitor(line, ben)
  await ben.replies(id, 'Hej, jag är här.')

  await ben.invites(id, 2, 'Du kan arabiska.')
  await eva.untilCard('eva is asked', ({ invited }) => invited?.number === 2)
  await eva.opens(id)
  expect(eva.reads(id)).toContain('Du kan arabiska.')
  await expect(eva.replies(id, 'för tidigt')).rejects.toThrow('conflict')

  await eva.joins(id)
  await eva.replies(id, 'Hej, jag hjälper till.')
  await ben.replies(id, 'Hon är bra på det här.')
  await ben.leavesIt(id)
  await visitor.untilHears('Den andra är kvar')
  await expect(ben.replies(id, 'jag är inte kvar')).rejects.toThrow('conflict')
  await ben.until('the text leaves the console of who has left', () => ben.view(id) === undefined)

  await eva.invites(id, 1)
  await ben.untilCard('ben is asked', ({ invited }) => invited?.number === 1)
  await ben.joins(id)
  await eva.leavesIt(id)
  await ben.untilCard('ben has it again', ({ staff, beside }) => staff?.number === 1 && !beside)
  await ben.replies(id, 'Nu är det jag igen.')
  await visitor.untilHears('Nu är det jag igen.')

  expect(lines(visitor)).toEqual([
    'En rådgivare är här nu.',
    'En rådgivare till är här nu.',
    'Den ena rådgivaren har lämnat samtalet. Den andra är kvar hos dig.',
    'En rådgivare till är här nu.',
    'Den ena rådgivaren har lämnat samtalet. Den andra är kvar hos dig.',
  ])
  expect(JSON.stringify(visitor.entries())).not.toContain('arabiska')
  expect(JSON.stringify(visitor.entries())).not.toMatch(/ben|eva/)
})

test('only somebody on duty can be asked, and an asking that is called off gives the text back', async () => {
  const line = await startLine()
  const [ben, eva] = [await line.staff('ben'), await line.staff('eva', { onDuty: false })]
  const { id } = await claimedVisitor(line, ben)
  await expect(ben.invites(id, 2)).rejects.toThrow('notOnDuty')
  await expect(ben.invites(id, 1)).rejects.toThrow('notOnDuty')
  await eva.startsShift()
  await ben.invites(id, 2)
  await eva.opens(id)
  await ben.leavesIt(id)
  await eva.until('the text is gone', () => eva.view(id) === undefined)
  await expect(eva.joins(id)).rejects.toThrow('conflict')
  await ben.replies(id, 'Jag är kvar.')
})

test('who comes in and leaves again leaves the conversation with whoever had it', async () => {
  const line = await startLine()
  const [ben, eva] = [await line.staff('ben'), await line.staff('eva')]
  const { visitor, id } = await claimedVisitor(line, ben)
  await ben.invites(id, 2)
  await eva.untilCard('eva is asked', ({ invited }) => invited?.number === 2)
  await eva.joins(id)
  await eva.leavesIt(id)
  await ben.replies(id, 'Vi fortsätter.')
  await visitor.untilHears('Vi fortsätter.')
  expect(lines(visitor).at(-1)).toContain('Den andra är kvar')
})

test('a responder whose console is gone leaves the visitor with the colleague beside them, not in the queue', async () => {
  const line = await startLine()
  const [ben, eva] = [await line.staff('ben'), await line.staff('eva')]
  const { visitor, id } = await claimedVisitor(line, ben)
  await ben.invites(id, 2)
  await eva.untilCard('eva is asked', ({ invited }) => invited?.number === 2)
  await eva.joins(id)
  const returnToQueue = createReturnToQueue(line.ports)
  ben.leave()
  await eva.until('ben is gone', () => eva.snapshot()?.onDuty.length === 1)
  await returnToQueue()
  line.clock.passTime(2 * 60_000)
  await returnToQueue()
  await eva.untilCard('eva has it', ({ staff }) => staff?.number === 2)
  expect(visitor.state()?.status).toBe('withStaff')
  await eva.replies(id, 'Jag är här.')
})

test('a coordinator reads along only in sight of the responder, and coaching reaches no visitor', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ruth = await line.staff('ruth', { role: 'coordinator', onDuty: false })
  const { visitor, id } = await claimedVisitor(line, ben)
  await expect(ruth.coaches(id, 'utan att läsa')).rejects.toThrow('conflict')
  await ruth.opens(id, 'shiftChange')
  await ben.untilCard('ben sees who reads', ({ readers }) => readers.some(({ number }) => number === 2))
  await ben.until('it stands in the log', () => events(ben, id).includes('readsAlong'))
  await ruth.coaches(id, 'Fråga om det är säkert hemma.')
  await ben.untilReads(id, 'Fråga om det är säkert hemma.')
  await expect(ruth.replies(id, 'av misstag')).rejects.toThrow('conflict')
  await expect(ben.coaches(id, 'inte min roll')).rejects.toThrow('notAllowed')
  await ruth.ask('conversation:unwatch', { id })
  await ben.untilCard('nobody reads along', ({ readers }) => readers.length === 0)

  await ben.replies(id, 'Är det säkert där du är?')
  await visitor.untilHears('Är det säkert där du är?')
  expect(JSON.stringify(visitor.entries())).not.toContain('säkert hemma')
  expect(visitor.entries().map(({ seq }) => seq)).toEqual(visitor.entries().map((_, nth) => nth + 1))
})

const events = (staff: Awaited<ReturnType<Line['staff']>>, id: Parameters<typeof staff.view>[0]) =>
  staff.view(id)?.entries.flatMap((entry) => (entry.shows === 'event' ? [entry.event] : [])) ?? []

test('colleagues see who writes, whoever does not watch and the visitor do not', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ruth = await line.staff('ruth', { role: 'coordinator' })
  const eva = await line.staff('eva')
  const { visitor, id } = await claimedVisitor(line, ben)
  await ruth.opens(id, 'shiftChange')
  await visitor.until('the reading has its number', () => visitor.state()?.lastSeq === visitor.entries().length)
  const told: string[] = []
  visitor.onAnyEvent((name) => told.push(name))
  await expect(eva.tellsWriting(id)).rejects.toThrow('notFound')
  await ben.tellsWriting(id)
  await ruth.seesWriting(id, 1)
  await ben.replies(id, 'nu')
  await visitor.untilHears('nu')
  expect(ruth.sawWriting()).toHaveLength(1)
  expect(ben.sawWriting()).toEqual([])
  expect(eva.sawWriting()).toEqual([])
  expect(new Set(told)).toEqual(new Set(['entries:added']))
})
