import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allAnswers } from '../../bot/answers/answersFor.ts'
import type { SignalWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { languages } from '../../shared/languages.ts'

const answers = allAnswers(readLocale)
const longest = 4000
/** Ten times what is wanted, for a busy machine; a pattern that runs away takes far longer. */
const mostMs = 500

const wordsOfSignals = languages.flatMap((language) => {
  const { classes, signals, harmless } = readLocale(language, 'signals') as SignalWords
  const all = [...Object.values(classes).flat(), ...signals.flatMap(({ patterns }) => patterns), ...harmless]
  return all.flatMap((text) => text.match(/\p{L}+/gu) ?? [])
})
const repeated = (text: string) => text.repeat(Math.ceil(longest / text.length)).slice(0, longest)
const words = fc.array(fc.constantFrom(...new Set(wordsOfSignals)), { minLength: 1, maxLength: 12 })
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })

function answerMs(text: string) {
  const startedAt = performance.now()
  for (const language of languages) {
    answers[language].findSignal(text)
    answers[language].findTopics(text)
  }
  return (performance.now() - startedAt) / languages.length
}

test('words of the signals in any order, over and over, are answered in time', () => {
  answerMs(repeated('att värma upp med '))
  fc.assert(
    fc.property(words, (some) => answerMs(repeated(`${some.join(' ')} `)) < mostMs),
    { numRuns: 60 },
  )
})

test('any characters, with and without spaces, are answered in time', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, apart) => answerMs(repeated(apart ? `${text} ` : text)) < mostMs),
    { numRuns: 60 },
  )
})

test('the same text always gets the same answer', () => {
  const again = allAnswers(readLocale)
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join(' ')
      expect(again.sv.findSignal(text)).toEqual(answers.sv.findSignal(text))
      expect(again.en.findTopics(text)).toEqual(answers.en.findTopics(text))
    }),
  )
})
