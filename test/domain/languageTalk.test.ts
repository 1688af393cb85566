import { expect, test } from 'vitest'
import { botTalk } from '../support/botTalk.ts'

const inArabic = { language: 'ar', answered: true, topics: [{ id: 'anonym' }] } as const
const signal = { category: 'A2', certain: true } as const

test('a text in another language is answered, and then both languages are offered', () => {
  const talk = botTalk()
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.answer()).toEqual(['topic.anonym.answer', 'language.offer.ar'])
  expect(talk.now().openPrompt?.prompt).toMatchObject({
    step: 'language',
    alsoIn: 'ar',
    choices: [
      { choice: 'ar', parameters: { name: 'العربية' } },
      { choice: 'sv', parameters: { name: 'Svenska' } },
    ],
  })
  expect(talk.now().language).toBe('sv')
})

test('the language changes when it is taken, as an entry of the log', () => {
  const talk = botTalk()
  talk.says('هل أنا مجهول', inArabic)
  talk.takes('ar')
  expect(talk.last('languageChosen')).toMatchObject({ by: 'bot', language: 'ar' })
  expect(talk.now()).toMatchObject({ language: 'ar', leftLanguage: 'sv' })
  expect(talk.step()).toBe('menu')
})

test('the language stays when the old one is taken, and the same offer is not made again', () => {
  const talk = botTalk()
  talk.says('هل أنا مجهول', inArabic)
  talk.takes('sv')
  expect(talk.now().language).toBe('sv')
  expect(talk.last('languageChosen')).toBeUndefined()
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.answer()).toEqual(['topic.anonym.answer'])
})

test('an offer nobody answers is not repeated, and another language may be offered once', () => {
  const talk = botTalk()
  talk.says('هل أنا مجهول', inArabic)
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.answer()).toEqual(['topic.anonym.answer'])
  talk.says('ma la i garanayaa', { ...inArabic, language: 'so' })
  expect(talk.answer()).toEqual(['topic.anonym.answer', 'language.offer.so'])
})

test('a question that stood open stands again after the answer, in the new language', () => {
  const talk = botTalk()
  for (const choice of ['self', 'screening', 'yes', '3']) talk.takes(choice)
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.answer()).toEqual(['topic.anonym.answer', 'language.offer.ar'])
  talk.takes('ar')
  expect(talk.answer()).toEqual(['screening.Q2.self'])
  talk.takes('3')
  expect(talk.step()).toBe('Q3')
})

test('a question that stood open is not lost when the visitor writes on instead of choosing a language', () => {
  const talk = botTalk()
  for (const choice of ['self', 'screening', 'yes', '3']) talk.takes(choice)
  talk.says('هل أنا مجهول', inArabic)
  talk.says('e ja anonym', { answered: true, topics: [{ id: 'anonym' }] })
  expect(talk.answer()).toEqual(['topic.anonym.answer', 'screening.Q2.self'])
  expect(talk.step()).toBe('Q2')
})

test('who asks for a person in another language is asked about the language before what is agreed to', () => {
  const talk = botTalk()
  talk.says('أريد التحدث مع شخص', { language: 'ar', answered: true, topics: [{ id: 'prata-med-manniska' }] })
  expect(talk.answer()).toEqual(['C3', 'language.offer.ar'])
  talk.takes('ar')
  expect(talk.answer()).toEqual(['C3'])
})

test('danger is answered in both languages at once, and nothing is asked beside it', () => {
  const talk = botTalk()
  talk.says('هم عند الباب', { language: 'ar', signal })
  expect(talk.answer()).toEqual(['acute.A2'])
  expect(talk.now().openPrompt?.prompt).toMatchObject({ step: 'signal', alsoIn: 'ar' })
  talk.takes('yes')
  expect(talk.last('prompted')?.prompt).toMatchObject({ acute: true, alsoIn: 'ar' })
})

test('while the question about danger stands, a text in another language does not displace it', () => {
  const talk = botTalk()
  talk.says('de står utanför', { signal })
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.step()).toBe('signal')
  talk.takes('no')
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.step()).toBe('language')
})

test('who waits for a person is asked nothing about the language', () => {
  const talk = botTalk()
  talk.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) talk.takes(choice)
  talk.says('هل أنا مجهول', inArabic)
  expect(talk.answer()).toEqual([])
})
