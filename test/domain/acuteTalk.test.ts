import { expect, test } from 'vitest'
import { urgencyOf } from '../../bot/domain/waitingList.ts'
import { botTalk, claimedBy } from '../support/botTalk.ts'

const heard = (category: 'A1' | 'A2' | 'A4' | 'A6' | 'A10') => ({ signal: { category, certain: true } })
type Talk = ReturnType<typeof botTalk>

const phases = (talk: Talk) => talk.now().signals.map(({ phase }) => phase)
const paragraphs = (talk: Talk) => talk.last('prompted')?.prompt.more ?? []

function claimedTalk() {
  const talk = botTalk()
  talk.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
  talk.adds(claimedBy('ben'))
  return talk
}

test('one "no" answers for every signal that was written before it', () => {
  const talk = botTalk()
  talk.says('de står utanför dörren med pistol', heard('A2'))
  talk.says('de kommer döda mig ikväll', heard('A1'))
  talk.takes('no')
  expect(phases(talk)).toEqual(['denied', 'denied'])
})

test('one "yes" confirms every signal, and staff read from the first of those messages on', () => {
  const talk = botTalk()
  talk.says('e ja anonym')
  const [first] = talk.says('de står utanför dörren med pistol', heard('A2'))
  talk.says('de kommer döda mig ikväll', heard('A1'))
  talk.takes('yes')
  expect(phases(talk)).toEqual(['confirmed', 'confirmed'])
  expect(talk.now().shareFrom).toBe(first?.seq)
})

test('a signal that stood unanswered too long is answered like any other', () => {
  const talk = botTalk()
  const [said] = talk.says('de skjuter', heard('A6'))
  talk.adds({
    ...{ kind: 'signalled', by: 'bot', category: 'A6', certain: true, source: 'text' },
    ...{ phase: 'unanswered', about: said?.seq },
  })
  talk.says('de står utanför', heard('A2'))
  talk.takes('no')
  expect(phases(talk)).toEqual(['denied', 'denied'])
})

test.each(['A4', 'A10'] as const)('%s is asked whether staff may take over, and "yes" leads to staff', (category) => {
  const talk = botTalk()
  talk.says('ord', heard(category))
  expect(paragraphs(talk)).toEqual(['acute.closing', `acute.takeOver.${category}`])
  talk.takes('yes')
  expect(talk.now().place.status).toBe('waiting')
})

test('whoever ticks thoughts of suicide is asked whether staff may take over', () => {
  const talk = botTalk()
  for (const choice of ['self', 'screening', 'yes', ...Array(7).fill('skip'), 'suicidal']) talk.takes(choice)
  expect(paragraphs(talk)).toEqual(['acute.closing', 'acute.takeOver.A4'])
})

test.each([
  ['suicidal', 'skip'],
  ['skip', 'suicidal'],
  ['none', 'suicidal'],
])('thoughts of suicide are heard beside %s and %s, and make it urgent (U5)', (...ticked) => {
  const talk = botTalk()
  for (const choice of ['self', 'screening', 'yes', ...Array(7).fill('skip')]) talk.takes(choice)
  talk.takes(...ticked)
  expect(talk.now().answers.Q8).toEqual(['suicidal'])
  talk.takes('yes')
  expect(talk.now().screened?.result.rules).toContain('U5')
})

const ben = { by: { staff: 'ben', number: 1 }, clientId: 'd'.repeat(22) }
const unsure = { signal: { category: 'A4', certain: false } } as const

/** Acute by the questions, and taken by staff who found it to be less. */
function calmedTalk(urgency = 'soon') {
  const talk = botTalk()
  for (const choice of ['self', 'screening', 'yes', '1']) talk.takes(choice)
  talk.adds(claimedBy('ben'))
  talk.adds({ kind: 'judged', ...ben, urgency, tracks: ['other'], reason: 'calmer' })
  return talk
}

test('what staff judged before does not hold down a signal after it, however urgent it had been by the questions', () => {
  const withStaff = calmedTalk()
  withStaff.says('jag undrar om tabletter', unsure)
  expect(urgencyOf(withStaff.now())).toBe('soon')
  withStaff.says('de står utanför dörren med pistol', heard('A2'))
  expect(urgencyOf(withStaff.now())).toBe('acute')

  const waiting = calmedTalk('urgent')
  waiting.adds({ kind: 'released', ...ben, to: 'queue' })
  waiting.says('jag undrar om tabletter', unsure)
  expect(urgencyOf(waiting.now())).toBe('urgent')
  waiting.takes('yes')
  expect(urgencyOf(waiting.now())).toBe('acute')
})

test('with another danger open it is asked about first, so that no "no" speaks for it unasked', () => {
  const talk = botTalk()
  talk.says('de står utanför', heard('A2'))
  talk.says('orkar inte leva', heard('A4'))
  expect(talk.answer()).toEqual(['acute.A4'])
  expect(paragraphs(talk)).toEqual(['acute.closing', 'acute.now'])
})

test('the question that stands is said again after another text, and is still the same the time after', () => {
  const talk = botTalk()
  talk.says('orkar inte leva', heard('A4'))
  for (const _ of ['once', 'twice']) {
    talk.says('e ja anonym', { answered: true, topics: [{ id: 'anonym' }] })
    expect(talk.answer()).toEqual(['topic.anonym.answer', 'acute.takeOver.A4'])
  }
})

test('a "no" before the hand-over leads back to the menu, and while waiting keeps the place', () => {
  const talk = botTalk()
  talk.says('de står utanför', heard('A2'))
  talk.takes('no')
  expect(talk.answer()).toEqual(['acute.denied'])
  talk.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
  talk.says('de står utanför', heard('A2'))
  talk.takes('no')
  expect(talk.answer()).toEqual(['acute.deniedWhileWaiting'])
})

test('danger written after the end gets its text, tells that nobody is alarmed, and opens nothing again', () => {
  const talk = botTalk()
  talk.says('e ja anonym', { answered: true, topics: [{ id: 'anonym' }] })
  for (const choice of ['helped', 'finish', 'yes']) talk.takes(choice)
  talk.says('de står utanför', heard('A2'))
  expect(talk.answer()).toEqual(['acute.A2'])
  expect(paragraphs(talk)).toEqual(['acute.conversationOver'])
  expect(talk.now().place).toEqual({ status: 'closed', alarmed: false })
})

test('what staff write closes their question about statistics, so that a later "no" is not an answer to it', () => {
  const talk = claimedTalk()
  const by = { staff: 'ben', number: 1 }
  talk.adds({
    kind: 'prompted',
    by,
    prompt: { step: 'C4', text: 'C4', choices: [{ choice: 'no', text: 'choice.no' }] },
  })
  expect(talk.step()).toBe('C4')
  talk.adds({ kind: 'noted', by, text: 'en anteckning', clientId: 'n'.repeat(22) })
  expect(talk.step()).toBe('C4')
  talk.adds({ kind: 'replied', by, text: 'Är du i säkerhet nu?', clientId: 'r'.repeat(22) })
  expect(talk.step()).toBeUndefined()
})
