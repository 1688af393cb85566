import type { SignalCategory } from '../../shared/screening.ts'
import type { FoundSignal } from './answers.ts'
import { countUses, patternsOf } from './knownWords.ts'
import { createListen, type PatternReason } from './listen.ts'
import type { UsesOf } from './neededWords.ts'
import { type Reading, wordsOf } from './normalise.ts'
import { createPatternIndex } from './patternIndex.ts'
import { createPatternWords, type PatternWords } from './patternWords.ts'
import { createRewrite } from './rewrite.ts'
import { compilePattern, patternText, wordsOfPattern, wordsOfText } from './signalPattern.ts'
import { createCorrect } from './spelling.ts'
import type { SignalWords, Words } from './words.ts'

/** Of several categories that fit a text equally, `likely` is told. */
export type Hear = (text: Reading, likely?: SignalCategory) => FoundSignal | undefined

export interface SignalListener {
  hear: Hear
  /** Every pattern that fits the text as it stands or put right. */
  explain(text: Reading): PatternReason[]
}

/** The word that stands where something harmless was said. */
const harmlessWord = '_'

/**
 * Hears acute signals in texts of one language; `known` are the words in use in this and in the others, as often as they are
 * used. None of them is a misspelt one. Made in steps.
 */
export function* createListener(words: Words, known: readonly string[]): Generator<void, SignalListener> {
  const { slang, signals } = words
  const spell = createRewrite(slang.spellings, slang.doubledVowels)
  const patternWords = createPatternWords({ classes: signals.classes, doubledVowels: slang.doubledVowels, spell })
  const negations = new Set(signals.lowering.negation.flatMap((word) => spell(wordsOf(word, slang.doubledVowels))))
  const usesOf = countUses(known)
  yield
  const mask = createMask(signals, patternWords, usesOf)
  yield
  const { listen, explain } = createListen(signals, { words: patternWords, negations, usesOf })
  yield
  const wanted = new Set(patternsOf(signals).flatMap((pattern) => wordsOfPattern(pattern, patternWords)))
  const correct = createCorrect(wanted, new Set([harmlessWord, ...wanted, ...known]))
  // What is harmless as it stands is not put right into something else.
  const read = (text: Reading) => mask(spell(text.wordsOf(slang.doubledVowels)))
  const putRight = (written: readonly string[]) => mask(spell(correct(written)))
  return { hear, explain: explainBoth }

  function explainBoth(text: Reading) {
    const written = read(text)
    const reasons = [...explain(written), ...explain(putRight(written))]
    const isFirst = ({ pattern, heard }: PatternReason, at: number) =>
      reasons.findIndex((one) => one.pattern === pattern && one.heard === heard) === at
    return reasons.filter(isFirst)
  }

  function hear(text: Reading, likely?: SignalCategory) {
    const written = read(text)
    const heard = listen(written, likely)
    if (heard?.certain) return heard
    const corrected = putRight(written)
    const heardThen = isSame(corrected, written) ? undefined : listen(corrected, likely)
    return heardThen?.certain ? heardThen : (heard ?? heardThen)
  }
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word, at) => word === other[at])

/** Puts one sign in the place of everything harmless. */
function createMask({ harmless }: SignalWords, words: PatternWords, usesOf: UsesOf) {
  const patterns = harmless.map((pattern) => compilePattern(pattern, words))
  const mayMatch = createPatternIndex(patterns, usesOf)
  return function mask(written: readonly string[]) {
    const heard = mayMatch(written)
    if (heard.length === 0) return written
    return wordsOfText(
      heard.reduce((text, { matcher }) => text.replace(matcher(), ` ${harmlessWord}`), patternText(written)),
    )
  }
}
