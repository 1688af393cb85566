import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createRecogniseLanguage } from '../../bot/answers/recogniseLanguage.ts'
import { readWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { type Language, languages } from '../../shared/languages.ts'

const lists = languages.map((language) => readWords(language, readLocale))
const recognise = createRecogniseLanguage(lists)
const otherLanguages = JSON.parse(readFileSync(new URL('otherLanguages.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string[]>
>

const parts = 5
const isInPart = (at: number, part: number) => at % parts === part

/** Every phrasing once, told by a recogniser that was made without it. */
function toldUnseen(language: Language) {
  return Array.from({ length: parts }, (_, part) => {
    const others = lists.map((words) => ({
      ...words,
      topics: words.topics.map((topic) => ({
        ...topic,
        phrasings: topic.phrasings.filter((_phrasing, at) => !isInPart(at, part)),
      })),
    }))
    const recogniseUnseen = createRecogniseLanguage(others)
    const own = lists.find((words) => words.language === language)?.topics ?? []
    return own
      .flatMap(({ phrasings }) => phrasings.filter((_phrasing, at) => isInPart(at, part)))
      .map((text) => ({ text, told: recogniseUnseen(text) }))
  }).flat()
}

/** Most of what is not recognised in Arabic is written in Latin letters, as people write it to each other. */
const floors: Record<Language, number> = { sv: 0.97, en: 0.96, ar: 0.84, so: 0.96 }

test.each(languages)('phrasings it has not seen are told, or nothing is said (%s)', (language) => {
  const all = toldUnseen(language)
  const right = all.filter(({ told }) => told === language)
  const wrong = all.filter(({ told }) => told !== undefined && told !== language)
  const share = (some: readonly unknown[]) => (some.length / all.length).toFixed(3)
  console.log(`${language}: ${all.length} phrasings, right ${share(right)}, wrong ${share(wrong)}`)
  expect(all.length).toBeGreaterThan(300)
  expect(right.length / all.length).toBeGreaterThan(floors[language])
  expect(wrong.length / all.length).toBeLessThan(0.005)
})

test('Arabic in its own letters is told nearly always', () => {
  const all = toldUnseen('ar').filter(({ text }) => /\p{Script=Arabic}/u.test(text))
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter(({ told }) => told === 'ar').length / all.length).toBeGreaterThan(0.9)
})

test('a language that we do not have is hardly ever taken for one of ours', () => {
  const all = Object.values(otherLanguages).flat()
  const taken = all.filter((text) => recognise(text) !== undefined)
  console.log(`other languages: ${taken.length} of ${all.length} taken for ours: ${taken.join(' | ')}`)
  expect(all.length).toBeGreaterThan(50)
  expect(taken.length / all.length).toBeLessThan(0.1)
})

test.each(['', '   ', '112', '90 101', '😀', 'ok', 'hi', 'a', 'Mohamed Ali', 'habibi', 'jag heter عمر'])(
  'nothing is said of "%s"',
  (text) => expect(recognise(text)).toBeUndefined(),
)

test.each([
  ['sv', 'ja vill inte gola på nån'],
  ['sv', 'jag vill prata med en english speaking person'],
  ['sv', 'KAN NI HJÄLPA MIG'],
  ['en', 'can you help me'],
  ['en', 'i wanna get out'],
  ['ar', 'مرحبا أحتاج مساعدة'],
  ['ar', 'أُرِيدُ أن أتـــرك العصابة'],
  ['so', 'iska warran waan baqayaa'],
] as const)('%s is told from "%s"', (language, text) => expect(recognise(text)).toBe(language))

test('a text without end is no language', () => {
  expect(recognise('z'.repeat(4000))).toBeUndefined()
  expect(recognise('z '.repeat(2000))).toBeUndefined()
})
