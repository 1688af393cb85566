import type { Language } from '../../shared/languages.ts'
import { sentenceEnd, wordsOf } from './normalise.ts'
import { createRewrite, type Rewrite } from './rewrite.ts'
import { stem } from './stem.ts'
import type { Slang } from './words.ts'

/** What two texts are compared by: how often each thing occurs in them. */
export type Features = Map<string, number>

export interface TextFeatures {
  /** Word stems, and pairs of neighbours, which tell apart phrasings made of small words. */
  words: Features
  /** Groups of three and four letters inside words: misspellings and compounds share most of them. */
  letters: Features
}

const pairWeight = 0.5
const lettersShare = 0.5

export interface FeatureReader {
  wordsOf(text: string): string[]
  featuresOf(words: readonly string[]): TextFeatures
  /** Both kinds together. */
  joined(features: TextFeatures): Features
}

export function createFeatureReader(language: Language, slang: Slang): FeatureReader {
  const { doubledVowels } = slang
  const spell = createRewrite(slang.spellings, doubledVowels)
  const mean = createRewrite(slang.synonyms, doubledVowels)
  const fillers = new Set(slang.fillers.flatMap((filler) => wordsOf(filler, doubledVowels)))
  return {
    wordsOf: (text) => meant(wordsOf(text, doubledVowels)),
    featuresOf: (words) => features(words.filter((word) => word !== sentenceEnd).map((word) => stem(language, word))),
    joined: ({ words, letters }) =>
      new Map([...words, ...[...letters].map(([group, count]) => [`:${group}`, count * lettersShare] as const)]),
  }

  function meant(words: readonly string[]) {
    const telling = words.filter((word) => !fillers.has(word))
    const rewriteAll: Rewrite = (list) => mean(spell(list))
    return rewriteAll(telling.some((word) => word !== sentenceEnd) ? telling : words)
  }
}

function features(stems: readonly string[]): TextFeatures {
  const words: Features = new Map()
  const letters: Features = new Map()
  stems.forEach((one, at) => {
    add(words, one, 1)
    const next = stems[at + 1]
    if (next !== undefined) add(words, `${one} ${next}`, pairWeight)
    for (const group of groupsOf(one)) add(letters, group, 1)
  })
  return { words, letters }
}

function add(to: Features, name: string, weight: number) {
  to.set(name, (to.get(name) ?? 0) + weight)
}

function groupsOf(word: string): string[] {
  const padded = `^${word}$`
  return [3, 4].flatMap((length) =>
    Array.from({ length: Math.max(0, padded.length - length + 1) }, (_, at) => padded.slice(at, at + length)),
  )
}
