import type { SignalReason } from '../../shared/explanation.ts'
import type { SignalCategory } from '../../shared/screening.ts'
import type { FoundSignal } from './answers.ts'
import { createLoweredBy, type Heard, type Lowering, type LoweringSign } from './lowering.ts'
import type { UsesOf } from './neededWords.ts'
import { createPatternIndex } from './patternIndex.ts'
import type { PatternWords } from './patternWords.ts'
import { type CompiledPattern, compilePattern, needsOneOf, patternText } from './signalPattern.ts'
import { strongest } from './strongest.ts'
import type { LoweredBy, SignalWords } from './words.ts'

interface SignalPattern extends FoundSignal, CompiledPattern {
  pattern: string
  keeps: readonly LoweredBy[]
}

export type PatternReason = Omit<SignalReason, 'language'>

interface Hearing {
  words: PatternWords
  negations: ReadonlySet<string>
  usesOf: UsesOf
}

/** Hears the signals of one language in words that are written as its patterns are. */
export function createListen({ signals, lowering: signs }: SignalWords, hearing: Hearing) {
  const { words, negations, usesOf } = hearing
  const lowering = loweringOf(signs, hearing)
  const patterns = signals.flatMap((signal) =>
    signal.patterns.map(
      (pattern): SignalPattern => ({
        ...signal,
        pattern,
        ...compilePattern(pattern, words),
        keeps: needsOneOf(pattern, negations, words) ? [...signal.keeps, 'negation'] : signal.keeps,
      }),
    ),
  )
  const mayMatch = createPatternIndex(patterns, usesOf)
  return { listen, explain }

  /** Every pattern that fits, and what lowers it. */
  function explain(written: readonly string[]): PatternReason[] {
    const text = patternText(written)
    const loweredBy = createLoweredBy(text, lowering)
    return mayMatch(written).flatMap(({ matcher, category, certain, pattern, keeps }) =>
      [...text.matchAll(matcher())].map((match) => ({
        category,
        certain,
        pattern,
        heard: match[0].trim(),
        loweredBy: loweredBy(placeOf(match)).filter((by) => !keeps.includes(by)),
      })),
    )
  }

  /** Of several categories that fit equally, `likely` is told. */
  function listen(written: readonly string[], likely?: SignalCategory): FoundSignal | undefined {
    const text = patternText(written)
    const loweredBy = createLoweredBy(text, lowering)
    return strongest(likelyFirst(mayMatch(written), likely), (signal) => {
      if (text.search(signal.matcher()) < 0) return undefined
      const isCertain = (match: RegExpMatchArray) => isPlain(signal, loweredBy(placeOf(match)))
      const certain = signal.certain && [...text.matchAll(signal.matcher())].some(isCertain)
      return { category: signal.category, certain }
    })
  }
}

const likelyFirst = (patterns: readonly SignalPattern[], likely: SignalCategory | undefined) =>
  likely === undefined
    ? patterns
    : patterns.toSorted((one, other) => Number(other.category === likely) - Number(one.category === likely))

const placeOf = ({ index = 0, 0: heard }: RegExpMatchArray): Heard => ({ from: index, to: index + heard.length })

const isPlain = ({ keeps }: SignalPattern, lowered: readonly LoweredBy[]) => lowered.every((by) => keeps.includes(by))

function loweringOf(signs: SignalWords['lowering'], { words, negations, usesOf }: Hearing): Lowering {
  const { negation: _, ...others } = signs
  const kinds = Object.keys(others) as (keyof typeof others)[]
  const patterns = kinds.flatMap((by) =>
    others[by].map((pattern): LoweringSign => ({ by, ...compilePattern(pattern, words) })),
  )
  return { negations, signs: createPatternIndex(patterns, usesOf), now: compilePattern('<now>', words) }
}
