import { each } from './gradually.ts'
import type { Features } from './topicFeatures.ts'

interface Posting {
  text: number
  weight: number
}

export interface VectorIndex {
  /** How alike each text of the index is to these features, 0 to 1 (cosine of tf-idf weights). */
  likeness(features: Features): Float64Array
}

/** Texts that are taken up before anybody else may have their turn. */
const atATime = 50

/** `rarity` counts how many texts have a feature; what nobody has written counts as the rarest, so that it lowers likeness. */
export function* createVectorIndex(texts: readonly Features[]): Generator<void, VectorIndex> {
  const counts = new Map<string, number>()
  yield* each(texts, (features) => countText(features, counts), atATime)
  const rarity = (feature: string) => Math.log(1 + texts.length / (counts.get(feature) ?? 0.5))
  const postings = new Map<string, Posting[]>()
  yield* each([...texts.entries()], ([text, features]) => post(postings, text, unitVector(features, rarity)), atATime)
  return {
    likeness(features) {
      const found = new Float64Array(texts.length)
      for (const { feature, weight } of unitVector(features, rarity)) {
        for (const posting of postings.get(feature) ?? [])
          found[posting.text] = (found[posting.text] ?? 0) + weight * posting.weight
      }
      return found
    },
  }
}

function countText(features: Features, counts: Map<string, number>) {
  for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
}

function post(postings: Map<string, Posting[]>, text: number, vector: ReturnType<typeof unitVector>) {
  for (const { feature, weight } of vector) {
    const list = postings.get(feature)
    if (list) list.push({ text, weight })
    else postings.set(feature, [{ text, weight }])
  }
}

function unitVector(features: Features, rarity: (feature: string) => number) {
  const weighed = [...features].map(([feature, count]) => ({ feature, weight: Math.sqrt(count) * rarity(feature) }))
  const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1
  return weighed.map(({ feature, weight }) => ({ feature, weight: weight / length }))
}
