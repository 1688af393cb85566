import { each } from './gradually.ts'
import { countFeatures, type Features } from './topicFeatures.ts'

export interface VectorIndex {
  /** How alike each text of the index is to these features, 0 to 1 (cosine of tf-idf weights). */
  likeness(features: Features): Float64Array
}

/** Texts that are taken up before anybody else may have their turn. */
const atATime = 50

/**
 * What nobody has written counts as the rarest, so that it lowers likeness. Which texts have a feature, and what it weighs there,
 * lies in two lists for all of them: as objects they would be most of what the garbage collector walks through.
 */
export function* createVectorIndex(texts: readonly Features[]): Generator<void, VectorIndex> {
  const places = new Map<string, number>()
  const counts: number[] = []
  yield* each(texts, (features) => countFeatures(features.keys(), places, counts), atATime)
  const size = texts.length
  const rarity = (place: number | undefined) => Math.log(1 + size / (place === undefined ? 0.5 : (counts[place] ?? 0)))
  const starts = startsOf(counts)
  const next = Int32Array.from(starts)
  const found = { text: new Int32Array(next.at(-1) ?? 0), weight: new Float64Array(next.at(-1) ?? 0) }
  yield* each([...texts.entries()], ([text, features]) => put(text, features), atATime)
  return { likeness }

  function put(text: number, features: Features) {
    for (const { place = 0, weight } of unitVector(features)) {
      const at = next[place] ?? 0
      found.text[at] = text
      found.weight[at] = weight
      next[place] = at + 1
    }
  }

  function likeness(features: Features): Float64Array {
    const alike = new Float64Array(size)
    for (const { place, weight } of unitVector(features)) {
      if (place === undefined) continue
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) {
        const text = found.text[at] ?? 0
        alike[text] = (alike[text] ?? 0) + weight * (found.weight[at] ?? 0)
      }
    }
    return alike
  }

  function unitVector(features: Features) {
    const weighed = Array.from(features, ([feature, count]) => {
      const place = places.get(feature)
      return { place, weight: Math.sqrt(count) * rarity(place) }
    })
    const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1
    return weighed.map(({ place, weight }) => ({ place, weight: weight / length }))
  }
}

/** Where each begins when so many stand one after another, and where the last one ends. */
function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1)
  counts.forEach((count, nth) => {
    starts[nth + 1] = (starts[nth] ?? 0) + count
  })
  return starts
}
