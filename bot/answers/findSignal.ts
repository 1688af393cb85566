import type { Explanation, SignalReason } from '../../shared/explanation.ts'
import type { Language } from '../../shared/languages.ts'
import type { FoundSignal } from './answers.ts'
import { each, gradually } from './gradually.ts'
import { knownWords } from './knownWords.ts'
import { type Reading, readingOf } from './normalise.ts'
import { createSignalLikeness, type Likeness } from './signalLikeness.ts'
import { createListener, type Hear } from './signalListener.ts'
import { strongest } from './strongest.ts'
import type { Words } from './words.ts'

export interface Listener {
  language: Language
  listen(text: Reading): FoundSignal | undefined
  explain(text: Reading): SignalExplanation
  /** In steps, what the first text would have to wait for. */
  prepare(): Generator<void>
}

export interface SignalExplanation {
  patterns: SignalReason[]
  alike: Explanation['alike']
}

export function createListeners(lists: readonly Words[]): Listener[] {
  const known = gradually(() => wordsInUse(lists))
  return lists.map((words) => {
    const listener = gradually(() => createListener(words, known()))
    const likeness = gradually(() =>
      createSignalLikeness(words, (text) => listener().hear(readingOf(text)) !== undefined),
    )
    const { language } = words
    return {
      language,
      listen: (text) => together(text, listener().hear, likeness()),
      *prepare() {
        yield* known.steps()
        yield* listener.steps()
        yield* likeness.steps()
      },
      explain(text) {
        const like = likeness()(text)
        return {
          patterns: listener()
            .explain(text)
            .map((reason) => ({ language, ...reason })),
          alike: like ? [{ language, ...like }] : [],
        }
      },
    }
  })
}

function* wordsInUse(lists: readonly Words[]): Generator<void, string[]> {
  return (yield* each(lists, knownWords, 1)).flat()
}

/** Where patterns of several categories fit, a likeness as strong as this tells which. */
const strongLikeness = 0.5
/** And as strong as this it tells even where a pattern of another category fits. */
const veryStrongLikeness = 0.9

/** Patterns say how certain it is. Likeness adds what they miss, and tells the category where they are not certain. */
function together(text: Reading, hear: Hear, isLike: (text: Reading) => Likeness | undefined): FoundSignal | undefined {
  const like = isLike(text)
  const heard = hear(text, like && like.share >= strongLikeness ? like.category : undefined)
  if (!like) return heard
  const enough = heard?.certain ? veryStrongLikeness : strongLikeness
  return heard && like.share < enough ? heard : { category: like.category, certain: heard?.certain ?? false }
}

/**
 * Listens in its own language first and then in every other (acute-signals.md 6.1 point 1), and takes the certain signal
 * before the uncertain. What is only said between quotation marks is at most uncertain (6.3).
 */
export function createFindSignal(
  language: Language,
  listeners: readonly Listener[],
): (text: string) => FoundSignal | undefined {
  const ownFirst = listeners.toSorted((one, other) => rank(one) - rank(other))
  function listen(text: string) {
    const reading = readingOf(text)
    return strongest(ownFirst, (listener) => listener.listen(reading))
  }
  return function findSignal(text) {
    const signal = listen(text)
    if (!signal?.certain || !quotation.test(text)) return signal
    return { ...signal, certain: listen(text.replaceAll(quotations, ' . '))?.certain ?? false }
  }

  function rank(listener: Listener) {
    return listener.language === language ? 0 : 1
  }
}

const quotation = /["”“„«»][^"”“„«»]+["”“„«»]/
const quotations = new RegExp(quotation, 'g')
