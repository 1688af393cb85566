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
  /** Groups of three and four letters inside words, as often as they occur: misspellings and compounds share most of them. */
  letters: readonly string[]
}

const pairWeight = 0.5
const groupLengths = [3, 4]

export interface FeatureReader {
  wordsOf(text: string): readonly string[]
  /** The same of words that were read already, with the language's doubled vowels. */
  meant(words: readonly string[]): readonly string[]
  featuresOf(words: readonly string[]): TextFeatures
}

export function createFeatureReader(language: Language, slang: Slang): FeatureReader {
  const { doubledVowels } = slang
  const spell = createRewrite(slang.spellings, doubledVowels)
  const mean = createRewrite(slang.synonyms, doubledVowels)
  const fillers = new Set(slang.fillers.flatMap((filler) => wordsOf(filler, doubledVowels)))
  return {
    wordsOf: (text) => meant(wordsOf(text, doubledVowels)),
    meant,
    featuresOf: (words) => features(words.filter((word) => word !== sentenceEnd).map((word) => stem(language, word))),
  }

  function meant(words: readonly string[]) {
    const telling = words.filter((word) => !fillers.has(word))
    const rewriteAll: Rewrite = (list) => mean(spell(list))
    return rewriteAll(telling.some((word) => word !== sentenceEnd) ? telling : words)
  }
}

function features(stems: readonly string[]): TextFeatures {
  const words: Features = new Map()
  const letters: string[] = []
  stems.forEach((one, at) => {
    add(words, one, 1)
    const next = stems[at + 1]
    if (next !== undefined) add(words, `${one} ${next}`, pairWeight)
    addGroups(letters, one)
  })
  return { words, letters }
}

export function add(to: Features, name: string, weight: number) {
  to.set(name, (to.get(name) ?? 0) + weight)
}

function addGroups(to: string[], word: string) {
  const padded = `^${word}$`
  for (const length of groupLengths) {
    for (let at = 0; at + length <= padded.length; at++) to.push(padded.slice(at, at + length))
  }
}

/** Every feature gets a place of its own; `counts` says how many texts have it, by place. */
export function countFeatures(features: Iterable<string>, places: Map<string, number>, counts: number[]) {
  for (const feature of features) {
    const place = places.get(feature) ?? counts.length
    places.set(feature, place)
    counts[place] = (counts[place] ?? 0) + 1
  }
}

export function counted(names: readonly string[]): Features {
  const counts: Features = new Map()
  for (const name of names) add(counts, name, 1)
  return counts
}
