import type { Language } from '../../shared/languages.ts'
import { createLanguageModel, type LanguageModel, steps, wordsToTell } from './languageModel.ts'
import { lazily } from './lazily.ts'
import type { Words } from './words.ts'

/** Below this it is not said which language a text is in. */
const sureFrom = 0.9
/** The words of a text lean on each other, so each says less than it would alone. */
const independence = 0.6
/** How much a language we do not have is like those we have; the rest is any of so many letters after any other. */
const otherLikeness = 0.5
const otherLetters = 60
/** More words than this do not make it surer. */
const mostWords = 80
const longestWord = 40

interface Voice {
  language: Language
  model: LanguageModel
}

/**
 * Tells which language a text is written in by the words and letter groups of our own word lists; undefined where it is not
 * sure, be the text too short, mixed, or in a language that we do not have.
 */
export function createRecogniseLanguage(lists: readonly Words[]): (text: string) => Language | undefined {
  const voices = lazily(() => lists.flatMap(voicesOf))
  return function recognise(text) {
    const known = voices()
    const words = wordsToTell(text)
      .slice(0, mostWords)
      .map((word) => word.slice(0, longestWord))
    if (words.length === 0) return undefined
    const likely = known.map(({ language, model }) => ({ language, share: sumOf(words, model.word) }))
    const all = [...likely, { language: undefined, share: sumOf(words, (word) => inAnother(known, word)) }]
    const best = all.reduce((one, other) => (other.share > one.share ? other : one))
    const weight = all.reduce((sum, { share }) => sum + Math.exp((share - best.share) * independence), 0)
    return 1 / weight >= sureFrom ? best.language : undefined
  }
}

const latin = /\p{Script=Latin}/u

/** A language that is written in two scripts has two ways of putting letters together. */
function voicesOf({ language, topics, signals }: Words): Voice[] {
  const texts = [
    ...topics.flatMap(({ title, phrasings, answer }) => [title, ...phrasings, answer]),
    ...Object.values(signals.examples).flat(),
    ...signals.calm,
  ]
  const isLatin = (text: string) => latin.test(text.match(/\p{L}/u)?.[0] ?? '')
  return [texts.filter(isLatin), texts.filter((text) => !isLatin(text))]
    .filter((some) => some.length > 0)
    .map((some) => ({ language, model: createLanguageModel(some) }))
}

const sumOf = (words: readonly string[], likelihood: (word: string) => number) =>
  words.reduce((sum, word) => sum + likelihood(word), 0)

/** A word of a language that we do not have: its letters follow each other somewhat as in one of ours, or anyhow. */
function inAnother(known: readonly Voice[], word: string): number {
  return steps(word).reduce((sum, { one, letter }) => {
    const likest = Math.max(...known.map(({ model }) => model.follows(one, letter)))
    return sum + Math.log(otherLikeness * likest + (1 - otherLikeness) / otherLetters)
  }, 0)
}
