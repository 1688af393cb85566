import { expect, test } from 'vitest'
import { openStaff } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

test('a console that reconnects holds exactly what a fresh one holds', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ruth = await line.staff('ruth')
  const visitors = [line.visitor(), line.visitor(), line.visitor()]
  for (const visitor of visitors) {
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  }
  await ben.until('three wait', () => ben.cards().length === 3)
  ben.leave()
  const [first, second] = ruth.cards()
  if (!first || !second) throw new Error('nobody waits')
  await ruth.claims(first.id)
  await ruth.replies(first.id, 'Hej')
  await visitors[2]?.says('är någon där')
  ben.returns()
  await ben.until('ben has caught up', () =>
    ben.cards().some(({ id, status }) => id === first.id && status === 'withStaff'),
  )
  const fresh = await line.staff('maj', { onDuty: false })
  const byId = (cards: ReturnType<typeof fresh.cards>) => cards.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(byId(ben.cards())).toEqual(byId(fresh.cards()))
})

test('a page that was away gets exactly what it missed, once and in order', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  visitor.leave()
  for (const text of ['ett', 'två', 'tre']) await ben.replies(id, text)
  visitor.returns()
  await visitor.untilHears('tre')
  expect(visitor.hears().slice(-3)).toEqual(['ett', 'två', 'tre'])
  expect(visitor.entries().map(({ seq }) => seq)).toEqual(visitor.entries().map((_, at) => at + 1))
})

test('staff see whether the visitor is there', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await ben.untilCard('the visitor is there', ({ visitorPresent }) => visitorPresent)
  visitor.leave()
  await ben.untilCard('the visitor has left', ({ visitorPresent }) => !visitorPresent)
})

test('whoever closes the console and comes back another time is not on duty before saying so', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const eva = await line.staff('eva', { onDuty: false })
  await eva.until('ben is on duty', () => eva.snapshot()?.onDuty.length === 1)
  ben.leave()
  await eva.until('nobody is on duty', () => eva.snapshot()?.onDuty.length === 0)
  const again = await openStaff(line.origins.console, ben.account)
  expect(again.snapshot()?.onDuty).toEqual([])
  again.leave()
})
