import { each, whole } from './gradually.ts'
import { counted, type FeatureReader, type TextFeatures } from './topicFeatures.ts'
import { createVectorIndex } from './vectorIndex.ts'
import type { Topic } from './words.ts'

/** How alike a text is to each topic, 0 to 1, in the order of the topics. */
export type TopicIndex = (features: TextFeatures) => number[]

const lettersShare = 0.4
const titleShare = 0.95
/** How much of what is missing to 1 the rest of a topic (all its phrasings, title and answer) may fill. */
const supportShare = 0.3
/** Texts that are read before anybody else may have their turn. */
const atATime = 20

/**
 * The nearest phrasing decides, and the topic as a whole supports it. A phrasing itself scores exactly 1 for its own topic
 * and less for every other.
 */
export function* createTopicIndex(topics: readonly Topic[], reader: FeatureReader): Generator<void, TopicIndex> {
  const featuresOf = (text: string) => reader.featuresOf(reader.wordsOf(text))
  const entries = topics.flatMap(({ title, phrasings }, topic) => [
    ...phrasings.map((text) => ({ topic, share: 1, text })),
    { topic, share: titleShare, text: title },
  ])
  const near = yield* createBlend(yield* each(entries, ({ text }) => featuresOf(text), atATime))
  const wholes = topics.map(({ title, phrasings, answer }) => [title, ...phrasings, answer].join(' '))
  const together = yield* createBlend(yield* each(wholes, featuresOf, 1))
  return function likeness(features) {
    const best = new Array<number>(topics.length).fill(0)
    near(features).forEach((score, at) => {
      const { topic, share } = entries[at] ?? { topic: 0, share: 0 }
      best[topic] = Math.max(best[topic] ?? 0, score * share)
    })
    const support = together(features)
    return best.map((score, topic) => Math.min(1, score + (1 - score) * supportShare * (support[topic] ?? 0)))
  }
}

/** The phrasing of each topic that a text is most like. Made when it is asked for: only somebody who tries a text does. */
export function createNearest(topics: readonly Topic[], reader: FeatureReader): (features: TextFeatures) => string[] {
  const entries = topics.flatMap(({ phrasings }, topic) => phrasings.map((text) => ({ topic, text })))
  const near = whole(createBlend(entries.map(({ text }) => reader.featuresOf(reader.wordsOf(text)))))
  return function nearest(features) {
    const scores = near(features)
    const best = topics.map(() => ({ score: -1, text: '' }))
    entries.forEach(({ topic, text }, at) => {
      const score = scores[at] ?? 0
      if (score > (best[topic]?.score ?? 0)) best[topic] = { score, text }
    })
    return best.map(({ text }) => text)
  }
}

function* createBlend(texts: readonly TextFeatures[]) {
  const words = yield* createVectorIndex(texts.map((features) => features.words))
  const letters = yield* createVectorIndex(texts.map((features) => counted(features.letters)))
  return function blend(features: TextFeatures): number[] {
    const byLetters = letters.likeness(counted(features.letters))
    return [...words.likeness(features.words)].map(
      (score, at) => score * (1 - lettersShare) + (byLetters[at] ?? 0) * lettersShare,
    )
  }
}
