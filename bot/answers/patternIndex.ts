import { type NeededWord, rarestOf, type UsesOf } from './neededWords.ts'
import type { CompiledPattern } from './signalPattern.ts'

/** The patterns that a text may match, in the order they were given. */
export type PatternIndex<Pattern> = (written: readonly string[]) => readonly Pattern[]

/**
 * Every message of every visitor is looked through, and most patterns wait for words that are not in it: they are found by
 * the rarest of them. A pattern that waits for no certain word is held against every text.
 */
export function createPatternIndex<Pattern extends CompiledPattern>(
  patterns: readonly Pattern[],
  usesOf: UsesOf,
): PatternIndex<Pattern> {
  const placed = patterns.map((pattern, at) => ({ pattern, at, waitsFor: rarestOf(pattern.needs, usesOf) }))
  const always = placed.filter(({ waitsFor }) => waitsFor === undefined)
  const alwaysPatterns = always.map(({ pattern }) => pattern)
  const waitingFor = createLookUp(placed.flatMap((one) => (one.waitsFor ?? []).map((word) => ({ word, waiting: one }))))
  return function mayMatch(written) {
    const waited = written.flatMap(waitingFor)
    if (waited.length === 0) return alwaysPatterns
    const found = new Set([...always, ...waited])
    return [...found].toSorted((one, other) => one.at - other.at).map(({ pattern }) => pattern)
  }
}

interface Entry<Waiting> {
  word: NeededWord
  waiting: Waiting
}

/** What waits for a word, or for what it begins with. */
function createLookUp<Waiting>(entries: readonly Entry<Waiting>[]): (written: string) => readonly Waiting[] {
  const wholes = new Map<string, Waiting[]>()
  for (const { word, waiting } of entries.filter((entry) => entry.word.whole)) {
    const others = wholes.get(word.letters)
    if (others) others.push(waiting)
    else wholes.set(word.letters, [waiting])
  }
  const open = entries.filter(({ word }) => !word.whole)
  const shared = Math.min(...open.map(({ word }) => word.letters.length))
  const beginnings = Map.groupBy(open, ({ word }) => word.letters.slice(0, shared))
  return function lookUp(written) {
    const whole = wholes.get(written) ?? []
    const begun = beginnings.get(written.slice(0, shared))?.filter(({ word }) => written.startsWith(word.letters))
    return begun ? [...whole, ...begun.map(({ waiting }) => waiting)] : whole
  }
}
