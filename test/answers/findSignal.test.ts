import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import { readWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import {
  languages as allLanguages,
  type CompleteLanguage as Language,
  completeLanguages as languages,
} from '../../shared/languages.ts'

type Texts = Record<Language, string[]>
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
/** Every phrasing of acute-signals.md 6.2, by its category. */
const phrasings = read<Record<Language, Record<string, string[]>>>('signals.json')
const variants = read<{ certain: Texts; heard: Texts }>('signalVariants.json')
const harmless = read<{ false: Texts; everyday: Texts }>('harmless.json')

const answers = allAnswers(readLocale)
const signalIn = (language: keyof typeof answers, text: string) => answers[language].findSignal(text)

const phrasingsOf = (language: Language) =>
  Object.entries(phrasings[language]).flatMap(([category, texts]) => texts.map((text) => ({ category, text })))
const wrongIn = (language: Language, list: { category: string; text: string }[]) =>
  list.filter(({ category, text }) => signalIn(language, text)?.category !== category)

test.each(languages.map((language) => ({ language, count: phrasingsOf(language).length })))(
  'all $count phrasings of the acute signals give their category ($language)',
  ({ language }) => {
    expect(Object.keys(phrasings[language])).toHaveLength(10)
    expect(wrongIn(language, phrasingsOf(language))).toEqual([])
  },
)

test.each(languages)('capitals, missing rings and dots, and letters held down change nothing (%s)', (language) => {
  const changed = phrasingsOf(language).flatMap(({ category, text }) => {
    const bare = text.normalize('NFKD').replace(/\p{M}/gu, '')
    const held = text.replace(/(\p{L})(?=\P{L}*$)/u, '$1$1$1$1')
    return [text.toUpperCase(), bare, held, `${text}!!!`].map((other) => ({ category, text: other }))
  })
  expect(wrongIn(language, changed)).toEqual([])
})

test.each(languages)('signals are heard inside a longer text (%s)', (language) => {
  const around = { sv: ['Hej, det är jag igen.', 'Snälla svara.'], en: ['Hi, it is me again.', 'Please answer.'] }
  const [before, after] = around[language]
  const inside = phrasingsOf(language).map((one) => ({ ...one, text: `${before} ${one.text}. ${after}` }))
  expect(wrongIn(language, inside)).toEqual([])
})

test.each(languages)('other wordings, slang and misspelt ones are certain (%s)', (language) => {
  expect(variants.certain[language].length).toBeGreaterThan(80)
  expect(variants.certain[language].filter((text) => !signalIn(language, text)?.certain)).toEqual([])
})

test.each(languages)('what is past, denied, quoted or only asked about is heard, and not certain (%s)', (language) => {
  const levels = variants.heard[language].map((text) => [text, signalIn(language, text)?.certain])
  expect(levels).toEqual(variants.heard[language].map((text) => [text, false]))
})

test.each(languages)('idioms and words with two meanings raise no red alarm (%s)', (language) => {
  expect(harmless.false[language].filter((text) => signalIn(language, text)?.certain)).toEqual([])
})

test.each(languages)('everyday sentences are never certain, and seldom heard at all (%s)', (language) => {
  const texts = harmless.everyday[language]
  expect(texts.filter((text) => signalIn(language, text)?.certain)).toEqual([])
  expect(texts.filter((text) => signalIn(language, text)).length / texts.length).toBeLessThan(0.16)
})

const sayLittle = {
  sv: ['Ja.', 'Jag', 'han', 'Hon', 'de', 'Nu', 'Ikväll', 'Det är jag', 'Hej. Ja.', 'Ja. Jag vet.'],
  en: ['Yes.', 'I', 'he', 'she', 'they', 'now', 'tonight', 'It is me', 'Hi. Yes.', 'Yes. I know.'],
}

test.each(languages)('a word that says nothing by itself is no signal, and hides none beside it (%s)', (language) => {
  const little = sayLittle[language]
  expect(little.filter((text) => signalIn(language, text))).toEqual([])
  const beside = phrasingsOf(language).map((one, nth) => ({
    ...one,
    text: `${little[nth % little.length]}. ${one.text}`,
  }))
  expect(wrongIn(language, beside)).toEqual([])
})

test('a visitor who does not know where to begin is not asked about suicide', () => {
  expect(signalIn('sv', 'Ja. Det är lite svårt att veta var jag ska börja.')).toBeUndefined()
})

test.each(allLanguages)('what is like an example is heard, alone and among other sentences (%s)', (language) => {
  const { signals, slang } = readWords(language, readLocale)
  const examples = Object.values(signals.examples).flat()
  expect(examples.length).toBeGreaterThan(100)
  const missed = examples.filter(
    (text) => !signalIn(language, text) || !signalIn(language, `Hej. ${text}. ${slang.common[0]}`),
  )
  expect(missed).toEqual([])
})

test('no question from the list of topics raises a red alarm unless it tells of an acute one', () => {
  const acute = new Set([
    'hotad-nu',
    'suicid',
    'skadad',
    'uppdrag',
    'hot-ej-akut',
    'familjen-hotas',
    'anhorig-forsvunnen',
    'kvinnor',
    'anhorig-fangelse',
    'anhorig-radd-for-sin-egen',
    'telefon-sparning',
  ])
  const certain = languages.flatMap((language) =>
    (readLocale(language, 'topics') as { id: string; phrasings: string[] }[])
      .filter(({ id }) => !acute.has(id))
      .flatMap(({ phrasings: texts }) => texts.filter((text) => signalIn(language, text)?.certain)),
  )
  expect(certain).toEqual([])
})

test('"now" in the same sentence outweighs the past', () => {
  expect(signalIn('sv', 'de sköt mot mig förra veckan och kommer döda mig ikväll')?.certain).toBe(true)
  expect(signalIn('en', 'they shot at me last year and they are going to kill me tonight')?.certain).toBe(true)
})

test('what is certain in one sentence stays so, whatever the others say', () => {
  expect(signalIn('sv', 'Det var inte så farligt förra året. Men nu står de utanför dörren.')?.certain).toBe(true)
  expect(signalIn('en', 'It was nothing last year. But they are outside my door with a gun.')?.certain).toBe(true)
})

test('the other language is heard as well', () => {
  expect(signalIn('sv', 'they are going to kill me tonight')).toEqual({ category: 'A1', certain: true })
  expect(signalIn('en', 'de kommer döda mig ikväll')).toEqual({ category: 'A1', certain: true })
})

test('a text without words gives no signal', () => {
  expect(['', ' ', '\n', '...', '?!', '&&', '\u200b'].map((text) => signalIn('sv', text))).toEqual(
    Array.from({ length: 7 }, () => undefined),
  )
})
