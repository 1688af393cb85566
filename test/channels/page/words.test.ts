import { expect, test } from 'vitest'
import { translator } from '../../../bot/channels/webchat/page/text/translate.ts'
import { createWordSource } from '../../../bot/channels/webchat/page/text/wordSource.ts'
import settings from '../../../bot/settings.json' with { type: 'json' }
import { readPageTexts } from '../../../bot/text/pageTexts.ts'
import { type Language, languages } from '../../../shared/languages.ts'
import type { PageWords } from '../../../shared/wire/visitor.ts'
import { handTime } from './handTime.ts'

const texts = readPageTexts(settings)
const wordsIn = (language: Language) =>
  ({ language, texts: texts[language], offered: languages as readonly Language[] }) as PageWords

/** A page in Swedish, and a server that answers when it is let. */
function openSource() {
  const time = handTime()
  const asked: { language: Language; answer(): Promise<void>; fail(): Promise<void> }[] = []
  const arrived: Language[] = []
  const { want } = createWordSource({
    first: 'sv',
    pace: time.pace,
    arrived: ({ language }) => arrived.push(language),
    load: (language) =>
      new Promise((resolve, reject) =>
        asked.push({
          language,
          answer: async () => resolve(wordsIn(language)),
          fail: async () => reject(new Error('no contact')),
        }),
      ),
  })
  return { want, asked, arrived, passTime: time.pass }
}

test('words in another language are fetched once, when it is wanted', async () => {
  const { want, asked, arrived } = openSource()
  want('sv')
  want('ar')
  want('ar')
  await asked[0]?.answer()
  expect(asked.map(({ language }) => language)).toEqual(['ar'])
  expect(arrived).toEqual(['ar'])
})

test('words that could not be fetched are asked for again', async () => {
  const { want, asked, arrived, passTime } = openSource()
  want('ar')
  await asked[0]?.fail()
  passTime(60_000)
  await asked.at(-1)?.answer()
  expect(asked.length).toBeGreaterThan(1)
  expect(arrived).toEqual(['ar'])
})

test('words that come after another language is wanted are not taken', async () => {
  const { want, asked, arrived } = openSource()
  want('ar')
  want('so')
  await asked[0]?.answer()
  await asked[1]?.answer()
  expect(arrived).toEqual(['so'])
})

test('who goes back before the words have come stays with those that are there', async () => {
  const { want, asked, arrived } = openSource()
  want('ar')
  want('sv')
  await asked[0]?.answer()
  expect(arrived).toEqual([])
})

test('a count is said in the form its language has for it', () => {
  const left = (language: Language, ...counts: number[]) =>
    counts.map((count) => translator(wordsIn(language))('write.left', { count }))
  expect(left('en', 1, 2)).toEqual(['1 character left', '2 characters left'])
  expect(new Set(left('ar', 1, 2, 5, 50, 100)).size).toBe(5)
})

test.each(languages)('the page has every one of its texts (%s)', (language) => {
  expect(Object.keys(texts[language])).toEqual(expect.arrayContaining(Object.keys(texts.sv)))
})
