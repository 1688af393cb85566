import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'

/** Somebody waits, seen by a coordinator and a responder. */
async function somebodyWaits() {
  const line = await startLine()
  const ruth = await line.staff('ruth', { role: 'coordinator' })
  const ben = await line.staff('ben')
  const maya = line.visitor('sv')
  await maya.asksForHuman()
  await maya.takes('yes')
  for (const _ of ['H1', 'H2']) await maya.takes('skip')
  const { id } = await ruth.untilWaiting()
  return { line, ruth, ben, maya, id }
}

test('a conversation put aside leaves every list, and its visitor is told and comes back by asking again', async () => {
  const { line, ruth, ben, maya, id } = await somebodyWaits()
  await ruth.putsAside(id)
  await maya.untilHears(line.t('sv', 'handOver.putAside'))
  await ben.until('the list is empty', () => ben.cards().length === 0)
  expect(maya.state()?.status).toBe('withBot')
  await maya.asksForHuman()
  expect((await ben.untilWaiting()).id).toBe(id)
  await ben.claims(id)
  expect(ben.view(id)?.entries).toContainEqual(
    expect.objectContaining({ shows: 'event', event: 'putAside', staff: expect.objectContaining({ name: 'ruth' }) }),
  )
})

test('only a coordinator puts aside, and nothing that a colleague has claimed or that stands on no list', async () => {
  const { ruth, ben, id } = await somebodyWaits()
  await expect(ben.putsAside(id)).rejects.toThrow('notAllowed')
  await ben.claims(id)
  await expect(ruth.putsAside(id)).rejects.toThrow('conflict')
  await ben.releases(id, 'queue')
  await ruth.putsAside(id)
  await expect(ruth.putsAside(id)).rejects.toThrow('notFound')
})
