import { expect, test } from 'vitest'
import { createPhoneTurns } from '../../../bot/channels/botframework/phoneTurns.ts'
import { standingOf } from '../../../bot/channels/phone/readActivities.ts'
import { loadConversation } from '../../../bot/usecases/commit.ts'
import { makeReturnCode } from '../../../bot/usecases/returnCodes.ts'
import { startLine } from '../../support/startLine.ts'

test('a call speaks the protocol of the hand-over: initiated when it is queued, accepted when answered, completed when over', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const { activitiesOf } = createPhoneTurns(line)
  const caller = await line.caller('070-174 06 05')
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  const events = async () =>
    (await activitiesOf(id)).flatMap(({ name, value }) => (name?.startsWith('handoff.') ? [{ name, value }] : []))
  expect(await events()).toEqual([{ name: 'handoff.initiate', value: {} }])
  await ben.claims(id)
  await caller.untilDoes('bridge')
  expect((await events()).at(-1)).toEqual({ name: 'handoff.status', value: { state: 'accepted' } })
  await caller.hangsUp()
  await ben.untilCard('it has ended', ({ call }) => call?.state === 'ended')
  await ben.closes(id, { outcome: ['advice'] })
  expect((await events()).at(-1)).toEqual({ name: 'handoff.status', value: { state: 'completed' } })
  const activities = await activitiesOf(id)
  expect(activities.at(-1)).toMatchObject({ type: 'endOfConversation' })
  expect(JSON.stringify(activities)).not.toMatch(/1740605|ben/)
})

test('silence is an event and the end of a call an activity of the channel’s, and the log tells both', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller()
  await caller.presses('1', '1')
  // A question is several recordings, and silence after one that is not the last only leads to the next.
  for (let silences = 0; silences < 6; silences++) await caller.staysSilent()
  const { id } = await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing')
  const calls = async () =>
    (await line.ports.conversations.read(id)).flatMap((entry) => (entry.kind === 'call' ? [entry.state] : []))
  expect(await calls()).toEqual(['silent', 'ringing'])
  const { tell } = createPhoneTurns(line)
  await tell(id, 'silence')
  expect(await calls()).toEqual(['silent', 'ringing', 'silent'])
  await caller.hangsUp()
  await ben.until('nobody waits any more', () => !ben.cards().some((card) => card.id === id))
  expect((await loadConversation(line.ports, id)).place.status).toBe('closed')
})

test('of a channel that is no telephone neither is believed', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  const [id] = await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)
  if (!id) throw new Error('no conversation')
  const before = await loadConversation(line.ports, id)
  const { tell } = createPhoneTurns(line)
  await tell(id, 'silence')
  await tell(id, 'gone')
  const after = await loadConversation(line.ports, id)
  expect([after.lastSeq, after.place.status]).toEqual([before.lastSeq, 'withBot'])
})

test('what is to be said is in speak, in the caller’s language and the telephone’s words', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller()
  await caller.presses('2', '1', '0')
  const { activitiesOf } = createPhoneTurns(line)
  const { id } = await ben.untilWaiting()
  const [menu, question] = (await activitiesOf(id)).filter(({ speak }) => speak)
  expect(menu).toMatchObject({ type: 'message', locale: 'en', speak: line.t('en', 'voice.phone.menu') })
  expect(question?.speak).toContain(line.t('en', 'voice.screening.Q1'))
})

test('however a conversation goes, the activities tell how it stands', async () => {
  const line = await startLine()
  const ben = await line.staff('ben', { role: 'coordinator' })
  const { activitiesOf } = createPhoneTurns(line)
  const visitor = line.visitor()
  await visitor.says('hej')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  const stands = async () => standingOf(await activitiesOf(id))
  const truth = async () => (await loadConversation(line.ports, id)).place.status
  const steps: (() => Promise<unknown>)[] = [
    () => ben.ask('conversation:putAside', { id, clientId: 'p'.repeat(22) }),
    async () => {
      await visitor.asksForHuman()
      await ben.untilWaiting()
    },
    () => ben.claims(id),
    () => ben.releases(id, 'queue'),
    () => ben.claims(id),
    () => ben.releases(id, 'bot'),
    () => makeReturnCode(line.ports, id),
  ]
  for (const step of steps) {
    await step()
    expect(await stands()).toBe(await truth())
  }
})
