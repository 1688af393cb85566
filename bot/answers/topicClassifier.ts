import { each } from './gradually.ts'
import { add, countFeatures, type TextFeatures } from './topicFeatures.ts'

export interface Example {
  /** Number of what it is an example of. */
  label: number
  /** How much it counts; 1 for what people really write. */
  weight: number
  features: TextFeatures
}

/** How likely each label is for a text, 0 to 1; together 1. One that weighs less than `least` says that much less. */
export type Classifier = (features: TextFeatures, least?: number) => Float64Array

const epochs = 8
/** So many examples are taken before anybody else may have their turn. */
const atATime = 100
const firstStep = 2
/** What one example has to say about a label below this is lost in rounding, and costs most of the time. */
const smallestError = 0.002
/** Labels lean towards nothing by themselves: how many examples an editor wrote for one says little. */
const leaningShare = 0.1
/** How much a group of letters counts beside a word. */
const lettersShare = 0.5

/** The first `length` of them. */
interface Sparse {
  at: Int32Array
  weight: Float64Array
  length: number
}

/**
 * Multinomial logistic regression over tf-idf weights: learns which words tell topics apart, where likeness alone takes "can
 * you help me" for a match. The same examples always give the same classifier.
 */
export function* trainClassifier(examples: readonly Example[], labels: number): Generator<void, Classifier> {
  const read = yield* createVectorReader(examples.map(({ features }) => features))
  const vectors = yield* each(examples, ({ features }) => copyOf(read(features)), atATime)
  const weights = new Float64Array(read.size * labels)
  const leanings = new Float64Array(labels)
  const scores = new Float64Array(labels)
  const changed = new Int32Array(labels)
  const changes = new Float64Array(labels)

  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = firstStep * (1 - (0.9 * epoch) / epochs)
    let learnt = 0
    for (const nth of order(examples.length, epoch)) {
      const [example, vector] = [examples[nth], vectors[nth]]
      if (example && vector) learn(example, vector, step)
      if (++learnt % atATime === 0) yield
    }
  }
  return (features, least) => likelihoods(read(features, least)).slice()

  function learn({ label, weight }: Example, vector: Sparse, step: number) {
    likelihoods(vector)
    let changing = 0
    for (let one = 0; one < labels; one++) {
      const error = (scores[one] ?? 0) - (one === label ? 1 : 0)
      if (Math.abs(error) < smallestError) continue
      const change = error * weight * step
      leanings[one] = (leanings[one] ?? 0) - change * leaningShare
      changed[changing] = one
      changes[changing++] = change
    }
    for (let part = 0; part < vector.length; part++) {
      const [from, times] = [(vector.at[part] ?? 0) * labels, vector.weight[part] ?? 0]
      for (let nth = 0; nth < changing; nth++) {
        const place = from + (changed[nth] ?? 0)
        weights[place] = (weights[place] ?? 0) - (changes[nth] ?? 0) * times
      }
    }
  }

  function likelihoods({ at, weight, length }: Sparse): Float64Array {
    scores.set(leanings)
    for (let part = 0; part < length; part++) {
      const [from, times] = [(at[part] ?? 0) * labels, weight[part] ?? 0]
      for (let one = 0; one < labels; one++) scores[one] = (scores[one] ?? 0) + (weights[from + one] ?? 0) * times
    }
    let highest = Number.NEGATIVE_INFINITY
    for (let one = 0; one < labels; one++) highest = Math.max(highest, scores[one] ?? 0)
    let sum = 0
    for (let one = 0; one < labels; one++) sum += scores[one] = Math.exp((scores[one] ?? 0) - highest)
    for (let one = 0; one < labels; one++) scores[one] = (scores[one] ?? 0) / sum
    return scores
  }
}

const copyOf = ({ at, weight, length }: Sparse): Sparse => ({
  at: at.slice(0, length),
  weight: weight.slice(0, length),
  length,
})

/**
 * Unit vectors of tf-idf weights, or shorter ones, each in the same place and good until the next is read. What nobody has written lowers the
 * weight of the rest, and is otherwise left out.
 */
function* createVectorReader(texts: readonly TextFeatures[]) {
  const counts: number[] = []
  const places = { words: new Map<string, number>(), letters: new Map<string, number>() }
  const count = ({ words, letters }: TextFeatures) => {
    countFeatures(words.keys(), places.words, counts)
    countFeatures(new Set(letters), places.letters, counts)
  }
  yield* each(texts, count, atATime)
  // By itself: what is kept for reading must not keep all the texts.
  const total = texts.length
  const rarityOf = (count: number) => Math.log(1 + total / count)
  const rarities = Float64Array.from(counts, rarityOf)
  const unheardOf = rarityOf(0.5)
  const times = new Int32Array(counts.length)
  const vector: Sparse = { at: new Int32Array(counts.length), weight: new Float64Array(counts.length), length: 0 }
  return Object.assign(read, { size: counts.length })

  function read({ words, letters }: TextFeatures, least = 0): Sparse {
    vector.length = 0
    let squares = 0
    for (const [word, count] of words) squares += weigh(places.words.get(word), count)
    // Counted by their places: counting the groups themselves would be most of what a text costs.
    const unheard = new Map<string, number>()
    const met: number[] = []
    for (const group of letters) {
      const place = places.letters.get(group)
      if (place === undefined) add(unheard, group, 1)
      else if (times[place] === 0) met.push(place)
      if (place !== undefined) times[place] = (times[place] ?? 0) + 1
    }
    for (const place of met) {
      squares += weigh(place, (times[place] ?? 0) * lettersShare)
      times[place] = 0
    }
    for (const count of unheard.values()) squares += weigh(undefined, count * lettersShare)
    const length = Math.max(Math.sqrt(squares), least) || 1
    for (let part = 0; part < vector.length; part++) vector.weight[part] = (vector.weight[part] ?? 0) / length
    return vector

    /** Gives its square. */
    function weigh(place: number | undefined, count: number): number {
      const own = Math.sqrt(count) * (place === undefined ? unheardOf : (rarities[place] ?? 0))
      if (place !== undefined) {
        vector.at[vector.length] = place
        vector.weight[vector.length] = own
        vector.length += 1
      }
      return own * own
    }
  }
}

/** Every number below `count` once, neighbours far apart, another way each time. */
function* order(count: number, turn: number): Generator<number> {
  const stride = primes[turn % primes.length] ?? 1
  for (let at = 0; at < count; at++) yield (at * stride + turn) % count
}

/** Larger than any word list is long, so that a step never comes back to where it was before all others are met. */
const primes = [104_729, 104_743, 104_759, 104_761, 104_773, 104_779, 104_789, 104_801, 104_803, 104_827]
