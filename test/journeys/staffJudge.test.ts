import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'

async function claimedVisitor() {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.says('jag heter hemlig person')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return { line, ben, visitor, id }
}

test('staff judge with a reason, the card and the record follow, and what the questions gave stays beside it', async () => {
  const { line, ben, visitor, id } = await claimedVisitor()
  await ben.judges(id, 'urgent', ['defector', 'addiction'])
  await ben.untilCard('the card follows', ({ urgency, judged }) => urgency === 'urgent' && judged)
  await ben.until('the reason is in the log', () => ben.view(id)?.entries.some((entry) => entry.shows === 'judged'))
  expect(ben.view(id)?.judged).toEqual({ urgency: 'urgent', tracks: ['defector', 'addiction'] })
  expect(ben.view(id)?.screening?.result.urgency).toBe('soon')

  await ben.finishesAid(id, 'childReportMade')
  const { record } = await ben.beginsClosing(id)
  expect(record).toMatchObject({
    urgencyByBot: 'soon',
    urgencyByStaff: 'urgent',
    tracksByStaff: ['defector', 'addiction'],
    outcome: ['childConcernReport'],
  })
  expect(JSON.stringify(visitor.entries())).not.toMatch(/judged|aided|childReport/)
  await ben.closes(id, {})
  expect((await line.ports.conversations.records())[0]).toMatchObject({
    urgencyByBot: 'soon',
    urgencyByStaff: 'urgent',
  })
})

test('danger found after a judgement raises the conversation again', async () => {
  const { ben, visitor, id } = await claimedVisitor()
  await ben.judges(id, 'information', ['other'], 'calmer')
  await ben.untilCard('the card follows', ({ urgency }) => urgency === 'information')
  await ben.releases(id, 'queue')
  await visitor.untilStatus('waiting')
  await visitor.says('de står utanför dörren med pistol nu')
  await visitor.takes('yes')
  await ben.untilCard('it is acute', ({ urgency, judged }) => urgency === 'acute' && !judged)
})

test('what staff destroy is gone on both sides, in the store too, and both see who did it', async () => {
  const { line, ben, visitor, id } = await claimedVisitor()
  const told = ben.view(id)?.entries.find((entry) => entry.shows === 'visitor' && entry.typed)
  const { seq } = await ben.replies(id, 'fel person fick det här')
  await visitor.untilHears('fel person fick det här')
  await ben.redacts(id, told?.seq ?? 0)
  await ben.redacts(id, seq)
  await visitor.until('both are gone', () => visitor.entries().filter(({ shows }) => shows === 'tookBack').length === 2)
  expect(visitor.entries().flatMap((entry) => (entry.shows === 'tookBack' ? [entry.by] : []))).toEqual([
    'staff',
    'staff',
  ])
  const again = await visitor.ask<{ entries: { shows: string; by?: string }[] }>('line:join', {
    token: visitor.token(),
    last: 0,
  })
  expect(again.entries.filter(({ shows }) => shows === 'takenBack').map(({ by }) => by)).toEqual(['staff', 'staff'])
  expect(JSON.stringify(again)).not.toMatch(/hemlig person|fel person/)
  expect(JSON.stringify(await line.ports.conversations.read(id))).not.toMatch(/hemlig person|fel person/)
  await expect(ben.redacts(id, 1)).rejects.toThrow('notFound')
})

test('a code is offered by the bot’s words and seen by the visitor alone', async () => {
  const { ben, visitor, id } = await claimedVisitor()
  await ben.offersCode(id)
  await visitor.untilHears('Kom tillbaka senare')
  await ben.until('it stands in the log', () =>
    ben.view(id)?.entries.some((entry) => entry.shows === 'event' && entry.event === 'offeredCode'),
  )
})
