import type { TopicReason } from '../../shared/explanation.ts'
import type { Answers, Asking, FoundTopic, FoundTopics } from './answers.ts'
import { each, whole } from './gradually.ts'
import { isFor } from './isFor.ts'
import { sentencesOf } from './normalise.ts'
import { type Example, trainClassifier } from './topicClassifier.ts'
import { createFeatureReader, type FeatureReader } from './topicFeatures.ts'
import { topicGroups } from './topicGroups.ts'
import { createNearest, createTopicIndex } from './topicIndex.ts'
import type { Words } from './words.ts'

/** Below this the bot says that it is not sure. Set where rephrased questions and off-topic texts part best. */
const sureFrom = 0.5
/** As near as this to the first one, a second topic may just as well be meant: the visitor is asked which. */
const nearShare = 0.75
/** Below this a topic is not worth offering. */
const worthOffering = 0.02
const mostTopics = 3
/** What a topic for somebody else keeps of its score: it ranks lower and is never hidden. */
const otherAudienceShare = 0.5
/** What a topic gains that lies beside the one answered last: two near ones are told apart by what the talk is about. */
const sameGroupShare = 1.3
/** Longest list of sentences that is looked at one by one. */
const mostSentences = 20
/** A sentence by itself says a little less than the whole. */
const sentenceShare = 0.9

/** Texts that are read before anybody else may have their turn. */
const atATime = 20

/** How much the parts of a word list count beside phrasings, which are what people write. */
const weights = { phrasing: 1, title: 1, cue: 1, answer: 0.2, elsewhere: 1 }

export const createFindTopics = (words: Words): Answers['findTopics'] => whole(createTopicFinder(words)).find

export interface TopicFinder {
  find: Answers['findTopics']
  /** The topics that are found, and why. */
  explain(text: string, asking?: Asking): TopicReason[]
}

export function* createTopicFinder(words: Words): Generator<void, TopicFinder> {
  const { topics, language, slang } = words
  const reader = createFeatureReader(language, slang)
  const examples = yield* examplesOf(words, reader)
  const classify = yield* trainClassifier(examples, topics.length + 1)
  const index = yield* createTopicIndex(topics, reader)
  return { find, explain }

  function find(text: string, { audience = 'undisclosed', lastTopic }: Asking = {}): FoundTopics {
    const scores = scoresOf(reader.wordsOf(text))
    const near = new Set(topicGroups.find((group) => lastTopic && group.topics.includes(lastTopic))?.topics)
    const leaning = (id: string) => (near.has(id) ? sameGroupShare : 1)
    const found = topics
      .map((topic, at): FoundTopic => {
        const share = leaning(topic.id) * (isFor(topic, audience) ? 1 : otherAudienceShare)
        return { id: topic.id, score: rounded(Math.min(1, (scores[at] ?? 0) * share)) }
      })
      .filter(({ score }) => score >= worthOffering)
      .toSorted((one, other) => other.score - one.score)
      .slice(0, mostTopics)
    return { answered: isSure(found), topics: found }
  }

  function explain(text: string, asking?: Asking): TopicReason[] {
    const written = reader.wordsOf(text)
    const features = reader.featuresOf(written)
    const likely = classify(features)
    const alike = index(features)
    const nearest = createNearest(topics, reader)(features)
    return find(text, asking).topics.map(({ id, score }) => {
      const at = topics.findIndex((topic) => topic.id === id)
      const cues = topics[at]?.cues.filter((cue) => reader.wordsOf(cue).every((word) => written.includes(word))) ?? []
      return {
        id,
        score,
        byWords: rounded(likely[at] ?? 0),
        alike: rounded(alike[at] ?? 0),
        nearest: nearest[at] ?? '',
        cues,
      }
    })
  }

  /** One clear question in a long text is enough to answer it. */
  function scoresOf(written: readonly string[]): number[] {
    const sentences = sentencesOf(written)
    const whole = scoresOfPart(sentences.flat())
    if (sentences.length < 2) return whole
    const parts = sentences.slice(0, mostSentences).map(scoresOfPart)
    return whole.map((score, at) => Math.max(score, ...parts.map((part) => sentenceShare * (part[at] ?? 0))))
  }

  /** Likely by its words, or nearly the same as a phrasing. */
  function scoresOfPart(part: readonly string[]): number[] {
    const features = reader.featuresOf(part)
    if (features.words.size === 0) return topics.map(() => 0)
    const likely = classify(features)
    return index(features).map((alike, at) => 1 - (1 - (likely[at] ?? 0)) * (1 - alike ** 6))
  }
}

function isSure([first, second]: readonly FoundTopic[]) {
  if (!first || first.score < sureFrom) return false
  return first.score > 0.9 || (second?.score ?? 0) < first.score * nearShare
}

/** The last label is what the line has no answer to. */
function examplesOf({ topics, slang }: Words, reader: FeatureReader): Generator<void, Example[]> {
  const example = (label: number, weight: number, text: string) => ({ label, weight, text })
  const texts = [
    ...topics.flatMap(({ title, phrasings, cues, answer }, label) => [
      ...phrasings.map((text) => example(label, weights.phrasing, text)),
      example(label, weights.title, title),
      ...cues.map((text) => example(label, weights.cue, text)),
      ...answer.split(/(?<=[.?:]) /).map((text) => example(label, weights.answer, text)),
    ]),
    ...slang.elsewhere.map((text) => example(topics.length, weights.elsewhere, text)),
  ]
  const read = ({ text, ...rest }: (typeof texts)[number]) => ({
    ...rest,
    features: reader.featuresOf(reader.wordsOf(text)),
  })
  return each(texts, read, atATime)
}

const rounded = (score: number) => Math.round(score * 1000) / 1000
