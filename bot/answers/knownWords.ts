import type { UsesOf } from './neededWords.ts'
import { wordsOf } from './normalise.ts'
import type { SignalWords, Words } from './words.ts'

/** The words of one language that are right as they stand, as often as the word lists use them. */
export function knownWords({ slang, topics, signals }: Words): string[] {
  const texts = [
    ...topics.flatMap(({ title, phrasings, answer }) => [title, ...phrasings, answer]),
    ...[slang.spellings, slang.synonyms].flatMap((wordings) => [
      ...Object.keys(wordings),
      ...Object.values(wordings).flat(),
    ]),
    ...slang.fillers,
    ...slang.common,
    ...patternsOf(signals).map((pattern) => pattern.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')),
  ]
  return texts.flatMap((text) => wordsOf(text, slang.doubledVowels))
}

export const patternsOf = ({ signals, harmless, lowering }: SignalWords) => [
  ...signals.flatMap(({ patterns }) => patterns),
  ...harmless,
  ...Object.values(lowering).flat(),
]

export function countUses(words: readonly string[]): UsesOf {
  const uses = new Map<string, number>()
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  return (word) => uses.get(word) ?? 0
}
