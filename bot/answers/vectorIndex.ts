import type { Features } from './topicFeatures.ts'

interface Posting {
  text: number
  weight: number
}

export interface VectorIndex {
  /** How alike each text of the index is to these features, 0 to 1 (cosine of tf-idf weights). */
  likeness(features: Features): Float64Array
}

/** `rarity` counts how many texts have a feature; what nobody has written counts as the rarest, so that it lowers likeness. */
export function createVectorIndex(texts: readonly Features[]): VectorIndex {
  const counts = countTexts(texts)
  const rarity = (feature: string) => Math.log(1 + texts.length / (counts.get(feature) ?? 0.5))
  const postings = postingsOf(texts, rarity)
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

function countTexts(texts: readonly Features[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const features of texts)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

function postingsOf(texts: readonly Features[], rarity: (feature: string) => number): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  texts.forEach((features, text) => {
    for (const { feature, weight } of unitVector(features, rarity)) {
      const list = postings.get(feature)
      if (list) list.push({ text, weight })
      else postings.set(feature, [{ text, weight }])
    }
  })
  return postings
}

function unitVector(features: Features, rarity: (feature: string) => number) {
  const weighed = [...features].map(([feature, count]) => ({ feature, weight: Math.sqrt(count) * rarity(feature) }))
  const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1
  return weighed.map(({ feature, weight }) => ({ feature, weight: weight / length }))
}
