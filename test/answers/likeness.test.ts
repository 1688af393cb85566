import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whole } from '../../bot/answers/gradually.ts'
import { isOneSlipAway } from '../../bot/answers/spelling.ts'
import { trainClassifier } from '../../bot/answers/topicClassifier.ts'
import { counted, createFeatureReader, type Features } from '../../bot/answers/topicFeatures.ts'
import { createVectorIndex } from '../../bot/answers/vectorIndex.ts'
import { readWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'

const { topics, slang, signals } = readWords('sv', readLocale)
const reader = createFeatureReader('sv', slang)
const featuresOf = (text: string) => reader.featuresOf(reader.wordsOf(text))
const known = topics.slice(0, 12).flatMap(({ title, phrasings }) => [title, ...phrasings.slice(0, 4)])
const asked = [...known.slice(0, 20), ...signals.calm.slice(0, 10), 'hej hej hej', 'qwxz', '']

test.each([
  ['words', (text: string) => featuresOf(text).words],
  ['groups of letters', (text: string) => counted(featuresOf(text).letters)],
])('a text is as like every other as the cosine of its plainly weighed %s says', (_what, read) => {
  const all = known.map(read)
  const weighedAll = all.map((one) => weighed(one, all))
  const index = whole(createVectorIndex(all))
  for (const text of asked) {
    const plain = weighedAll.map((one) => cosine(weighed(read(text), all), one))
    const alike = [...index.likeness(read(text))]
    expect(alike.map(rounded)).toEqual(plain.map(rounded))
  }
})

const rounded = (share: number) => Math.round(share * 1e9) / 1e9

function weighed(features: Features, all: readonly Features[]): Features {
  const having = (feature: string) => all.filter((one) => one.has(feature)).length || 0.5
  return new Map(
    [...features].map(([feature, count]) => [feature, Math.sqrt(count) * Math.log(1 + all.length / having(feature))]),
  )
}

function cosine(one: Features, other: Features): number {
  const length = (features: Features) => Math.sqrt([...features.values()].reduce((sum, weight) => sum + weight ** 2, 0))
  const shared = [...one].reduce((sum, [feature, weight]) => sum + weight * (other.get(feature) ?? 0), 0)
  return shared / (length(one) * length(other) || 1)
}

test('what a text is taken for does not lean on the texts before it', () => {
  const examples = known.map((text, nth) => ({ label: nth % 3, weight: 1, features: featuresOf(text) }))
  const classify = whole(trainClassifier(examples, 3))
  const first = asked.map((text) => classify(featuresOf(text)))
  const backwards = asked.toReversed().map((text) => classify(featuresOf(text)))
  expect(backwards.toReversed()).toEqual(first)
  expect(new Set(first.map(String)).size).toBeGreaterThan(10)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 3, maxLength: 6 })

test('a slip is one letter more, less, other or two changed about, and nothing else', () => {
  let slips = 0
  fc.assert(
    fc.property(word, word, (written, meant) => {
      const isSlip = slipsOf(meant).has(written)
      if (isSlip) slips += 1
      expect(isOneSlipAway(written, meant)).toBe(isSlip)
    }),
    { numRuns: 5000 },
  )
  expect(slips).toBeGreaterThan(50)
})

/** Only of words of five letters, for the first letter is nearly always right and a short word is near many; any may be changed about. */
function slipsOf(meant: string): Set<string> {
  const places = Array.from(meant, (_letter, at) => at)
  const turned = places.slice(1).map((at) => meant.slice(0, at - 1) + meant[at] + meant[at - 1] + meant.slice(at + 1))
  const others = places
    .slice(1)
    .flatMap((at) => ['a', 'b'].map((one) => meant.slice(0, at) + one + meant.slice(at + 1)))
  const less = places.slice(1).map((at) => meant.slice(0, at) + meant.slice(at + 1))
  const more = [...places.slice(1), meant.length].flatMap((at) =>
    ['a', 'b'].map((one) => meant.slice(0, at) + one + meant.slice(at)),
  )
  const all = [...turned, ...(meant.length >= 5 ? [...others, ...less] : []), ...(meant.length >= 4 ? more : [])]
  return new Set(all.filter((written) => written !== meant))
}
