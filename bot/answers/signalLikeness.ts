import { type SignalCategory, signalCategories } from '../../shared/screening.ts'
import { each } from './gradually.ts'
import { type Reading, sentencesOf } from './normalise.ts'
import { type Example, trainClassifier } from './topicClassifier.ts'
import { createFeatureReader } from './topicFeatures.ts'
import type { Words } from './words.ts'

/** The category whose examples a text is most like, and how likely it is. */
export interface Likeness {
  category: SignalCategory
  share: number
}

/** How likely all categories together must be: rather asked once too often. */
const heardFrom = 0.5
/** There are few examples beside all that is calm, and missing one is worse. */
const exampleWeight = 2
/**
 * What weighs less than this is only heard for what it says: a "yes" or "he" alone would else be as like what people write
 * in danger as those words are by themselves. Examples that were kept from learning are heard all the same.
 */
const leastWeight = 12
/** Longest list of sentences that is looked at one by one. */
const mostSentences = 20
/** Texts that are read before anybody else may have their turn. */
const atATime = 20

/**
 * Hears what no pattern was written for and is like what people write in danger. It only adds to the patterns, and what it
 * adds is uncertain (acute-signals.md 6.1 point 1): the visitor is asked, and staff see it.
 */
export function* createSignalLikeness(
  { language, slang, signals, topics }: Words,
  isHeard: (text: string) => boolean,
): Generator<void, (text: Reading) => Likeness | undefined> {
  const reader = createFeatureReader(language, { ...slang, fillers: [] })
  const featuresOf = (text: string) => reader.featuresOf(reader.wordsOf(text))
  const none = signalCategories.length
  const phrasings = topics.flatMap((topic) => topic.phrasings)
  const questions = (yield* each(phrasings, (text) => (isHeard(text) ? [] : [text]), atATime)).flat()
  const examples = signalCategories.flatMap((category, label) =>
    (signals.examples[category] ?? []).map(
      (text): Example => ({ label, weight: exampleWeight, features: featuresOf(text) }),
    ),
  )
  const calm = [...signals.calm, ...slang.elsewhere, ...questions]
  const others = yield* each(calm, (text): Example => ({ label: none, weight: 1, features: featuresOf(text) }), atATime)
  const classify = yield* trainClassifier([...examples, ...others], none + 1)
  return function hear(text) {
    const sentences = sentencesOf(reader.meant(text.wordsOf(slang.doubledVowels))).slice(0, mostSentences)
    const parts = sentences.length > 1 ? [sentences.flat(), ...sentences] : sentences
    const heard = parts.flatMap((part) => hearPart(part) ?? [])
    return heard.toSorted((one, other) => other.share - one.share)[0]
  }

  function hearPart(words: readonly string[]): Likeness | undefined {
    if (words.length === 0) return undefined
    const likely = classify(reader.featuresOf(words), leastWeight)
    if (1 - (likely[none] ?? 1) < heardFrom) return undefined
    const category = mostLikely(likely)
    return { category, share: shareOf(likely, category) }
  }
}

const mostLikely = (likely: Float64Array): SignalCategory =>
  signalCategories.reduce((best, one) => (shareOf(likely, one) > shareOf(likely, best) ? one : best))

const shareOf = (likely: Float64Array, category: SignalCategory) => likely[signalCategories.indexOf(category)] ?? 0
