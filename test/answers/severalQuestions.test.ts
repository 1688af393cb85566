import { expect, test } from 'vitest'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import { readLocale } from '../../bot/text/readLocale.ts'

const { sv, en } = allAnswers(readLocale)

test('each question of a message is found, in the order they are asked', () => {
  expect(sv.findEach('Är jag anonym här? Kostar det något att ringa? När har ni öppet?')).toEqual([
    'anonym',
    'kostar',
    'oppettider',
  ])
  expect(sv.findEach('när har ni öppet och kostar det något')).toEqual(['oppettider', 'kostar'])
  expect(en.findEach('When are you open? Does it cost anything?')).toEqual(['oppettider', 'kostar'])
})

test('at most three are answered, and the same one once', () => {
  expect(sv.findEach('När har ni öppet? Vilka öppettider har ni? Kostar det något?')).toEqual(['oppettider', 'kostar'])
  const many = 'Är jag anonym här? Kostar det något? När har ni öppet? Är du en bot? Vad sparar ni om mig?'
  expect(sv.findEach(many)).toHaveLength(3)
})

test.for(['när har ni öppet', 'Hej. Jag sitter på bussen. När har ni öppet?', '. . .', ''])(
  '"%s" asks one thing or none',
  (text) => {
    expect(sv.findEach(text)).toEqual([])
  },
)

test('what the talk is about tells two near topics apart, and never makes up a third', () => {
  const lean = (lastTopic?: string) => sv.findTopics('hur går det till sen', { lastTopic }).topics
  expect(lean('aterkomstkod').every(({ score }) => score <= 1)).toBe(true)
  const known = (found: ReturnType<typeof lean>) => new Set(found.map(({ id }) => id))
  expect(known(lean()).size).toBeGreaterThan(0)
  for (const { id, score } of lean('oppettider')) {
    const before = lean().find((topic) => topic.id === id)
    if (before) expect(score).toBeGreaterThanOrEqual(before.score)
  }
})
