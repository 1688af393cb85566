import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCorrect, isOneSlipAway } from '../../bot/answers/spelling.ts'

/** Few letters, so that many words are near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 })

test('a misspelt word is put right into the first wanted one that is one slip away', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 5, maxLength: 40 }), word, (wanted, misspelt) => {
      fc.pre(!wanted.includes(misspelt))
      const meant = wanted.find((target) => isOneSlipAway(misspelt, target))
      const letters = new Set(wanted)
      expect(createCorrect(letters, letters)([misspelt])).toEqual([meant ?? misspelt])
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['skjta', 'a letter missing'],
  ['skjuuta', 'one too many'],
  ['skjuka', 'a wrong one'],
  ['skujta', 'two changed about'],
  ['ksjuta', 'the first two changed about'],
])('"%s" is put right: %s', (misspelt) => {
  const wanted = new Set(['knivar', 'skjuta'])
  expect(createCorrect(wanted, wanted)([misspelt])).toEqual(['skjuta'])
})

const shortWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })

test('words that are run together are taken apart into the fewest known ones, as by trying every part', () => {
  let apart = 0
  fc.assert(
    fc.property(
      fc.uniqueArray(shortWord, { minLength: 3, maxLength: 15 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      (words, picks) => {
        const known = new Set(words)
        const run = picks.map((pick) => words[pick % words.length]).join('')
        fc.pre(run.length >= 6 && !known.has(run) && !words.some((word) => isOneSlipAway(run, word)))
        const parts = fewestByTryingAll(run, known)
        const isLikely = parts.some((part) => part.length >= 3) && parts.filter((part) => part.length === 1).length <= 1
        expect(createCorrect(known, known)([run])).toEqual(isLikely ? parts : [run])
        if (isLikely) apart += 1
      },
    ),
    { numRuns: 1000 },
  )
  expect(apart).toBeGreaterThan(100)
})

function fewestByTryingAll(run: string, known: ReadonlySet<string>): string[] {
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= run.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start]
      const part = run.slice(start, end)
      if (before && known.has(part) && before.length + 1 < (best[end]?.length ?? Infinity))
        best[end] = [...before, part]
    }
  }
  return best[run.length] ?? [run]
}
