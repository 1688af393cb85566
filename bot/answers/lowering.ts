import type { PatternIndex } from './patternIndex.ts'
import { type CompiledPattern, wordsOfText } from './signalPattern.ts'
import type { LoweredBy } from './words.ts'

/** A place in a text where a signal was heard. */
export interface Heard {
  from: number
  to: number
}

export interface LoweringSign extends CompiledPattern {
  by: LoweredBy
}

export interface Lowering {
  negations: ReadonlySet<string>
  /** What tells of the past, of a song or a game, or only asks "what if", anywhere in the sentence. */
  signs: PatternIndex<LoweringSign>
  /** "Now" in the same sentence outweighs the past. */
  now: CompiledPattern
}

/**
 * What lowers a certain signal of this text to an uncertain one; never what makes it unheard (acute-signals.md 6.1 point 5).
 * A long text may have hundreds of signals in one sentence, so each sentence is looked through once.
 */
export function createLoweredBy(text: string, lowering: Lowering): (heard: Heard) => LoweredBy[] {
  const signsIn = new Map<string, LoweredBy[]>()
  return function loweredBy(heard) {
    const sentence = sentenceAround(text, heard)
    const found = signsIn.get(sentence) ?? loweredIn(sentence, lowering)
    signsIn.set(sentence, found)
    return wordsNear(text, heard).some((word) => lowering.negations.has(word)) ? [...found, 'negation'] : found
  }
}

function loweredIn(sentence: string, { signs, now }: Lowering): LoweredBy[] {
  const found = signs(wordsOfText(sentence)).filter((sign) => occurs(sentence, sign))
  const outweighed: readonly LoweredBy[] = occurs(sentence, now) ? ['past', 'recent'] : []
  return found.map(({ by }) => by).filter((by) => !outweighed.includes(by))
}

const occurs = (text: string, { matcher }: CompiledPattern) => text.search(matcher()) >= 0

function sentenceAround(text: string, { from, to }: Heard) {
  const start = text.lastIndexOf(' . ', from)
  const end = text.indexOf(' .', to)
  return text.slice(start < 0 ? 0 : start + 2, end < 0 ? undefined : end)
}

/** The words heard, with one before and one after: "slår mig inte". */
function wordsNear(text: string, { from, to }: Heard) {
  const before = text.slice(0, from).split(' ').at(-1) ?? ''
  const after = text.slice(to).split(' ')[1] ?? ''
  return [before, ...text.slice(from, to).split(' '), after]
}
