import { expect, test } from 'vitest'
import { botTalk } from '../support/botTalk.ts'

type Talk = ReturnType<typeof botTalk>
const startScreening = ['self', 'screening', 'yes']

function talkAfter(...choices: string[]) {
  const talk = botTalk()
  for (const choice of choices) talk.takes(choice)
  return talk
}
const offered = (talk: Talk) => talk.now().openPrompt?.prompt.choices.find(({ choice }) => choice === 'screening')?.text

test('after "yes, right now" the questions can be gone on with while waiting (V01)', () => {
  const talk = talkAfter(...startScreening, '1')
  expect(talk.now().place.status).toBe('waiting')
  expect(offered(talk)).toBe('menu.continueScreening')
  talk.takes('screening')
  expect(talk.step()).toBe('Q2')
})

test('after "yes, right now" and the question about earlier texts they can be gone on with too', () => {
  const talk = botTalk()
  talk.says('något tidigare', { answered: true, topics: [{ id: 'anonym' }] })
  for (const choice of ['more', 'screening', 'yes', '1']) talk.takes(choice)
  expect(talk.step()).toBe('C3earlier')
  talk.takes('withoutText')
  expect(talk.answer()).toEqual(['C3.notShared'])
  talk.takes('screening')
  expect(talk.step()).toBe('Q2')
})

test('whoever asks for a person in the middle of the questions can go on with them while waiting', () => {
  const talk = talkAfter(...startScreening, '3')
  talk.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
  expect(offered(talk)).toBe('menu.continueScreening')
  expect(talk.last('prompted')?.prompt.more).toContain('handOver.continueScreening')
  talk.takes('screening')
  expect(talk.step()).toBe('Q2')
})

test('whoever leaves the questions for a person and then stays with the bot can go on with them', () => {
  const talk = talkAfter(...startScreening, '3')
  talk.asksForHuman()
  talk.takes('no')
  expect(talk.step()).toBe('menu')
  talk.takes('screening')
  expect(talk.step()).toBe('Q2')
})

test('whoever confirms danger before any question is offered them while waiting', () => {
  const talk = botTalk()
  talk.says('de står utanför', { signal: { category: 'A2', certain: true } })
  talk.takes('yes')
  expect(offered(talk)).toBe('menu.screening')
})

test('whoever refused the questions is never offered them again', () => {
  const talk = talkAfter('self', 'screening', 'no')
  expect(offered(talk)).toBeUndefined()
  talk.asksForHuman()
  talk.takes('no')
  expect(talk.answer()).toEqual(['C3.refused'])
  expect(offered(talk)).toBeUndefined()
  talk.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
  expect([talk.now().place.status, offered(talk)]).toEqual(['waiting', undefined])
})

test('whoever has answered all of them is not offered to go on', () => {
  const talk = talkAfter(...startScreening, ...Array(7).fill('skip'), 'suicidal')
  talk.takes('yes')
  expect([talk.now().place.status, offered(talk)]).toEqual(['waiting', undefined])
})

test('with nobody there, whoever waits is told how long the text is kept', () => {
  const at = Date.UTC(2026, 10, 24, 8)
  for (const line of [{ kind: 'unstaffed' }, { kind: 'closed' }, { kind: 'closed', opensAt: at }] as const) {
    const asked = botTalk(line)
    asked.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) asked.takes(choice)
    const alarmed = botTalk(line)
    alarmed.says('de står utanför', { signal: { category: 'A2', certain: true } })
    alarmed.takes('yes')
    for (const talk of [asked, alarmed]) expect(talk.last('prompted')?.prompt.more).toContain('handOver.kept')
  }
})

test.each([
  ['self', 'self'],
  ['undisclosed', 'self'],
  ['relative', 'other'],
  ['professional', 'other'],
])('H1 and the tracks speak to %s in the right person', (role, whose) => {
  const talk = talkAfter(role, 'screening', 'yes', '3', '4', '3', '5', '3', '3', '1', 'none')
  expect(talk.last('prompted')?.prompt.parameters).toMatchObject({
    tracks: { texts: expect.arrayContaining([`track.protection.${whose}`]) },
  })
  talk.takes('human')
  talk.takes('yes')
  expect(talk.answer()).toEqual([`screening.H1.${whose}`])
})
