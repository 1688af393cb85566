import { expect, test } from 'vitest'
import { botTalk, claimedBy } from '../support/botTalk.ts'

const anonymous = { answered: true, topics: [{ id: 'anonym' }] }
const signal = { category: 'A1', certain: true } as const
const questions = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8']

test('the first screen is a bot that asks who is writing', () => {
  const talk = botTalk()
  expect(talk.log().map(({ kind }) => kind)).toEqual(['started', 'prompted'])
  expect(talk.step()).toBe('who')
})

test('a visitor who simply writes gets an answer without answering anything first', () => {
  const talk = botTalk()
  talk.says('e ja anonym', anonymous)
  expect(talk.answer()).toEqual(['topic.anonym.answer'])
  expect(talk.step()).toBe('topic')
})

test('a text the bot has no answer to is met with the nearest topics and a person', () => {
  const talk = botTalk()
  talk.says('zzz', { answered: false, topics: [{ id: 'anonym' }, { id: 'radera' }] })
  expect(talk.answer()).toEqual(['notSure.nearest'])
  expect(talk.now().openPrompt?.prompt.choices.map(({ choice }) => choice)).toEqual([
    'topic:anonym',
    'topic:radera',
    'keep',
    'human',
  ])
})

test('a choice of a step that is no longer asked changes nothing', () => {
  const talk = botTalk()
  talk.takes('self')
  expect(talk.takesOf('who', 'relative')).toEqual([])
})

test('a choice that was not offered changes nothing', () => {
  const talk = botTalk()
  expect(talk.takes('Q9')).toEqual([])
})

test('C2 refused gives the same help without the questions', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('screening')
  talk.takes('no')
  expect(talk.last('consented')).toMatchObject({ layer: 'C2', answer: 'no', version: 'C2-1' })
  expect(talk.now().openPrompt?.prompt.choices.map(({ choice }) => choice)).toEqual(['topics', 'human'])
})

test('the screening asks its eight questions in order, and each can be skipped', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('screening')
  talk.takes('yes')
  const asked = questions.map(() => {
    const step = talk.step()
    talk.takes('skip')
    return step
  })
  expect(asked).toEqual(questions)
  expect(talk.last('screened')?.result).toMatchObject({ urgency: 'information', tracks: ['other'], unanswered: 8 })
  expect(talk.step()).toBe('screened')
})

test('relatives and professionals are asked about the person, not about themselves', () => {
  const talk = botTalk()
  talk.takes('relative')
  talk.takes('screening')
  talk.takes('yes')
  talk.takes('3')
  expect(talk.answer()).toEqual(['screening.Q2.other'])
})

test('a question written in the middle of the screening is answered, and the screening goes on where it was', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('screening')
  talk.takes('yes')
  talk.takes('3')
  talk.says('e ja anonym', anonymous)
  expect(talk.answer()).toEqual(['topic.anonym.answer', 'screening.Q2.self'])
  expect(talk.step()).toBe('Q2')
})

test('danger right now stops the questions, shows the acute text and hands over from that answer on', () => {
  const talk = botTalk()
  talk.says('hej hej')
  talk.asksForHuman()
  talk.takes('no')
  talk.takes('screening')
  talk.takes('yes')
  talk.takes('1')
  expect(talk.answer()[0]).toBe('acute.danger')
  expect(talk.now().place).toEqual({ status: 'waiting', alarmed: true })
  expect(talk.last('screened')?.result).toMatchObject({ urgency: 'acute', rules: expect.arrayContaining(['U1']) })
  const danger = talk.last('answered')
  expect(talk.now().shareFrom).toBe(danger?.seq)
})

test('thoughts of suicide in the screening show the text at once and alarm staff', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('screening')
  talk.takes('yes')
  for (const _ of questions.slice(0, 7)) talk.takes('skip')
  talk.takes('addiction', 'suicidal')
  expect(talk.answer()).toEqual(['acute.A4'])
  expect(talk.now().place.alarmed).toBe(true)
  talk.takes('no')
  expect(talk.last('screened')?.result).toMatchObject({ urgency: 'urgent', flags: ['suicide'], rules: ['U5'] })
  expect(talk.step()).toBe('screened')
})

test('an acute signal is met with its text and one question, before anything else', () => {
  const talk = botTalk()
  talk.says('de kommer döda mig ikväll', { signal, ...anonymous })
  expect(talk.answer()).toEqual(['acute.A1'])
  expect(talk.step()).toBe('signal')
  expect(talk.now().place).toEqual({ status: 'withBot', alarmed: true })
})

test('a confirmed signal goes to staff with that message, and what came before only with C3', () => {
  const talk = botTalk()
  talk.says('något tidigare', anonymous)
  const [said] = talk.says('de står utanför', { signal: { category: 'A2', certain: true } })
  talk.takes('yes')
  expect(talk.now().place.status).toBe('waiting')
  expect(talk.now().shareFrom).toBe(said?.seq)
  expect(talk.step()).toBe('C3earlier')
  talk.takes('yes')
  expect(talk.now().shareFrom).toBe(1)
})

test('a denied signal keeps its marker and makes a later hand-over urgent', () => {
  const talk = botTalk()
  talk.says('dör av skratt', { signal: { category: 'A1', certain: false } })
  talk.takes('no')
  expect(talk.now().place).toEqual({ status: 'withBot', alarmed: true })
  talk.takes('human')
  talk.takes('yes')
  talk.takes('skip')
  talk.takes('skip')
  expect(talk.last('screened')?.result).toMatchObject({ urgency: 'urgent', rules: expect.arrayContaining(['U9']) })
})

test('asking for a person goes by C3, H1 and H2 to the waiting list, and C3 says what staff may read', () => {
  const talk = botTalk()
  talk.says('hemligt')
  talk.asksForHuman()
  expect(talk.answer()).toEqual(['C3'])
  talk.takes('withoutText')
  talk.takes('talkFirst')
  talk.takes('hisingen')
  expect(talk.now()).toMatchObject({ attitude: 'talkFirst', district: 'hisingen', place: { status: 'waiting' } })
  expect(talk.now().shareFrom).toBeGreaterThan(2)
  expect(talk.answer()).toEqual(['handOver.queued'])
})

test('C3 refused keeps the visitor with the bot and gives the same help', () => {
  const talk = botTalk()
  talk.asksForHuman()
  talk.takes('no')
  expect(talk.now().place.status).toBe('withBot')
  expect(talk.step()).toBe('menu')
})

test('another municipality is a flag for staff', () => {
  const talk = botTalk()
  talk.asksForHuman()
  talk.takes('yes')
  talk.takes('skip')
  talk.takes('otherMunicipality')
  expect(talk.last('screened')?.result.flags).toEqual(['otherMunicipality'])
})

test('when the line is closed the hand-over says when it opens', () => {
  const opensAt = Date.UTC(2026, 10, 24, 8)
  const talk = botTalk({ kind: 'closed', opensAt })
  talk.asksForHuman()
  talk.takes('yes')
  talk.takes('skip')
  talk.takes('skip')
  expect(talk.last('prompted')?.prompt).toMatchObject({ text: 'handOver.closed', parameters: { opensAt } })
})

test('the screening can be answered while waiting, and moves the conversation by its answers', () => {
  const talk = botTalk()
  talk.asksForHuman()
  talk.takes('yes')
  talk.takes('skip')
  talk.takes('skip')
  talk.takes('screening')
  talk.takes('yes')
  talk.takes('2')
  expect(talk.last('screened')?.result.urgency).toBe('urgent')
  for (const _ of questions.slice(1)) talk.takes('skip')
  expect(talk.answer()).toEqual(['screened.whileWaiting'])
})

test('from the claim on the bot is silent, except for an acute signal', () => {
  const talk = botTalk()
  talk.asksForHuman()
  talk.takes('yes')
  talk.takes('skip')
  talk.takes('skip')
  talk.adds(claimedBy('ben'))
  talk.says('e ja anonym', anonymous)
  expect(talk.answer()).toEqual([])
  talk.says('de skjuter', { signal: { category: 'A6', certain: true } })
  expect(talk.answer()).toEqual(['acute.A6'])
  expect(talk.now().place).toEqual({ status: 'withStaff', alarmed: true })
})

test('a visitor who is done is asked C4, and the conversation closes whatever the answer', () => {
  const talk = botTalk()
  talk.says('e ja anonym', anonymous)
  talk.takes('helped')
  talk.takes('finish')
  talk.takes('no')
  expect(talk.now().consents.C4).toBe('no')
  expect(talk.now().place.status).toBe('closed')
})

test('every group and every topic in it can be reached by the menu', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('topics')
  talk.takes('group:one')
  expect(talk.now().openPrompt?.prompt.choices.map(({ choice }) => choice)).toEqual([
    'topic:a',
    'topic:b',
    'topic:c',
    'group:one:3',
    'human',
  ])
  talk.takes('group:one:3')
  talk.takes('topic:d')
  expect(talk.answer()).toEqual(['topic.d.answer'])
})

test('several questions in one message are each answered, and only the last asks how it went', () => {
  const talk = botTalk()
  talk.says('när har ni öppet och kostar det', { answered: true, topics: [{ id: 'a' }], each: ['a', 'b'] })
  expect(talk.answer()).toEqual(['topic.a.answer', 'topic.b.answer'])
  expect(talk.step()).toBe('topic')
  expect(talk.log().filter((entry) => entry.kind === 'prompted' && entry.prompt.choices.length > 0)).toHaveLength(2)
})

test('small talk gets a short line, and whoever has not said who they are may still do so', () => {
  const talk = botTalk()
  talk.says('hej', { smallTalk: 'greeting' })
  expect([talk.answer(), talk.step()]).toEqual([['smallTalk.greeting'], 'who'])
  talk.takes('self')
  talk.says('tack', { smallTalk: 'thanks' })
  expect([talk.answer(), talk.step()]).toEqual([['smallTalk.thanks'], 'menu'])
  talk.says('hejdå', { smallTalk: 'goodbye' })
  expect([talk.answer(), talk.step()]).toEqual([['smallTalk.goodbye'], 'glad'])
})

test('small talk leaves a question of ours standing', () => {
  const talk = botTalk()
  talk.takes('self')
  talk.takes('screening')
  talk.says('tack', { smallTalk: 'thanks' })
  expect([talk.answer(), talk.step()]).toEqual([['smallTalk.thanks', 'C2'], 'C2'])
  talk.says('okej', { smallTalk: 'agreeing' })
  expect([talk.answer(), talk.step()]).toEqual([['C2'], 'C2'])
})
