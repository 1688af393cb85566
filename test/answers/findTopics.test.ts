import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FoundTopics } from '../../bot/answers/answers.ts'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import type { Topic } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { type CompleteLanguage as Language, completeLanguages as languages } from '../../shared/languages.ts'

const answers = allAnswers(readLocale)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const offTopic = read<Record<Language, string[]>>('offTopic.json')
const rephrased = read<Record<Language, Record<string, string[]>>>('rephrased.json')

const topicsOf = (language: Language) => readLocale(language, 'topics') as Topic[]
const phrasingsOf = (language: Language) =>
  topicsOf(language).flatMap(({ id, phrasings }) => phrasings.map((text) => ({ id, text })))
const rephrasingsOf = (language: Language) =>
  Object.entries(rephrased[language]).flatMap(([id, texts]) => texts.map((text) => ({ id, text })))
const leadsTo = (id: string, { answered, topics }: FoundTopics) => answered && topics[0]?.id === id

test.each(languages.map((language) => ({ language, count: phrasingsOf(language).length })))(
  'all $count phrasings of the topics find their own topic first ($language)',
  ({ language }) => {
    const phrasings = phrasingsOf(language)
    expect(phrasings.length).toBeGreaterThan(300)
    expect(phrasings.filter(({ id, text }) => !leadsTo(id, answers[language].findTopics(text)))).toEqual([])
  },
)

// The floors are what was measured; none of these texts stands in the word lists.
test.each([
  { language: 'sv', answeredRightly: 0.92, offered: 0.99 },
  { language: 'en', answeredRightly: 0.85, offered: 0.97 },
] as const)('questions in other words are answered rightly in $answeredRightly of the cases ($language)', (floor) => {
  const { language } = floor
  const texts = rephrasingsOf(language)
  const known = new Set(phrasingsOf(language).map(({ text }) => text))
  expect(texts.filter(({ text }) => known.has(text))).toEqual([])
  const found = texts.map(({ id, text }) => ({ id, found: answers[language].findTopics(text) }))
  const right = found.filter((one) => leadsTo(one.id, one.found))
  const offered = found.filter((one) => one.found.topics.some(({ id }) => id === one.id))
  expect(right.length / texts.length).toBeGreaterThanOrEqual(floor.answeredRightly)
  expect(offered.length / texts.length).toBeGreaterThanOrEqual(floor.offered)
})

test.each(languages)('what has nothing to do with the line is not answered (%s)', (language) => {
  expect(offTopic[language].length).toBeGreaterThanOrEqual(30)
  expect(offTopic[language].filter((text) => answers[language].findTopics(text).answered)).toEqual([])
})

test.each(languages)('at most three topics come, best first, each with a score from 0 to 1 (%s)', (language) => {
  const all = [...phrasingsOf(language).map(({ text }) => text), ...offTopic[language], '', '  ', '?!', '&', '😀']
  const bad = all.filter((text) => {
    const scores = answers[language].findTopics(text).topics.map(({ score }) => score)
    const sorted = scores.toSorted((one, other) => other - one)
    return scores.length > 3 || scores.some((score) => score < 0 || score > 1) || scores.join() !== sorted.join()
  })
  expect(bad).toEqual([])
})

test('a text without words is not answered', () => {
  expect(['', ' ', '...', '&'].map((text) => answers.sv.findTopics(text))).toEqual(
    Array.from({ length: 4 }, () => ({ answered: false, topics: [] })),
  )
})

test('capitals, missing rings and dots and spelling mistakes change nothing', () => {
  const texts = ['NÄR HAR NI ÖPPET', 'nar har ni oppet', 'när har ni öppet???', 'näär har ni öpet']
  expect(texts.map((text) => answers.sv.findTopics(text).topics[0]?.id)).toEqual(texts.map(() => 'oppettider'))
})

test('one clear question in a long text is answered', () => {
  const text = 'Hej. Det regnar idag och jag sitter på bussen. När har ni öppet? Annars ringer jag någon annan gång.'
  expect(answers.sv.findTopics(text)).toMatchObject({ answered: true, topics: [{ id: 'oppettider' }, {}, {}] })
})

test('a topic for somebody else ranks lower and is not hidden', () => {
  const scoreFor = (audience: 'self' | 'professional') =>
    answers.sv.findTopics('hur många uppfyller kriterierna för särskild avhoppare', { audience }).topics
  const [asProfessional, asSelf] = [scoreFor('professional'), scoreFor('self')]
  const score = (found: typeof asSelf) => found.find(({ id }) => id === 'pro-kriterier')?.score ?? 0
  expect(score(asProfessional)).toBeGreaterThan(score(asSelf))
  expect(score(asSelf)).toBeGreaterThan(0)
})

test('every topic stands in one group for browsing, of at most a dozen', () => {
  const groups = answers.sv.groupsFor('undisclosed')
  const grouped = groups.flatMap(({ topics }) => topics)
  expect(grouped.toSorted()).toEqual(
    topicsOf('sv')
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(groups.filter(({ topics }) => topics.length > 12)).toEqual([])
})
