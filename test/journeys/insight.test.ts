import { expect, test } from 'vitest'
import { inviteColleague } from '../../bot/usecases/transferConversation.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import type { ClientId } from '../../shared/ids.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

async function waiting(line: Line) {
  const visitor = line.visitor()
  await visitor.says('det gäller min bror')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

test('a coordinator opens a colleague’s conversation only with a reason, which stands in the log and in the trail', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const eva = await line.staff('eva', { role: 'coordinator' })
  const visitor = await waiting(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await eva.untilCard('ben has it', (card) => card.status === 'withStaff')

  await expect(eva.opens(id)).rejects.toThrow('reasonNeeded')
  expect(eva.view(id)).toBeUndefined()
  await eva.opens(id, 'support')
  await eva.untilReads(id, 'min bror')
  await visitor.says('hör du')
  await eva.untilReads(id, 'hör du')
  await ben.until('ben sees that she reads', () =>
    ben
      .view(id)
      ?.entries.some((entry) => entry.shows === 'event' && entry.event === 'opened' && entry.reason === 'support'),
  )
  // Once is enough for as long as it is open, so that a console that comes back reads on.
  await eva.opens(id)
  const acts = actsOf(await line.ports.auditRows.since(0)).filter(({ act }) => act === 'openAny')
  expect(acts).toMatchObject([{ who: 2, why: 'support' }])
  expect(JSON.stringify(visitor.entries())).not.toMatch(/support|opened|eva/)
})

test('a responder gets nowhere with a reason', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ada = await line.staff('ada')
  await waiting(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await expect(ada.opens(id, 'support')).rejects.toThrow('notFound')
  expect(actsOf(await line.ports.auditRows.since(0)).some(({ act }) => act === 'openAny')).toBe(false)
})

test('whoever may know the person loses the conversation, and somebody else takes it', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ada = await line.staff('ada')
  const eva = await line.staff('eva', { role: 'coordinator' })
  const visitor = await waiting(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.recuses(id)

  await ben.until('the card is gone for ben', () => !ben.cards().some((card) => card.id === id))
  expect(ben.view(id)).toBeUndefined()
  const refused = [ben.opens(id), ben.claims(id), ben.notes(id, 'x')]
  await Promise.all(refused.map((doing) => expect(doing).rejects.toThrow('notFound')))
  await visitor.untilStatus('waiting')
  await ada.untilCard('it waits', (card) => card.id === id && card.status === 'waiting')
  await ada.claims(id)
  await visitor.says('hej igen')
  await ada.untilReads(id, 'hej igen')
  await ada.until('the log says why', () =>
    ada.view(id)?.entries.some((entry) => entry.shows === 'event' && entry.event === 'recused'),
  )
  const account = (await line.ports.staff.byName('ada'))!
  const act = { staff: account, id, clientId: newClientId() as ClientId }
  await expect(inviteColleague(line.ports, act, { number: 1, text: 'kom' })).rejects.toMatchObject({
    code: 'notOnDuty',
  })
  // The doorbell rang for everybody; ben's console stays without it, also after a reconnect.
  ben.leave()
  ben.returns()
  await ben.untilBack()
  expect(ben.cards()).toEqual([])

  await eva.opens(id, 'support')
  await eva.recuses(id)
  await eva.until('the text leaves her screen', () => !eva.view(id))
  await expect(eva.opens(id, 'danger')).rejects.toThrow('notFound')
  expect(JSON.stringify(visitor.entries())).not.toMatch(/recused|känna/)
})
