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
