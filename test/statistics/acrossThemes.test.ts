import { expect, test } from 'vitest'
import { makeFigures } from '../../bot/domain/statistics/makeFigures.ts'
import { tally } from '../../bot/domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../../bot/wholeNumbers.ts'
import type { Figures } from '../../shared/statistics/release.ts'
import { themes } from '../../shared/statistics/themes.ts'
import { fullSize } from '../support/fullSize.ts'
import { caught } from './caught.ts'
import { contactsOf, randomNumbers, shapes } from './contacts.ts'

const solver = await openWholeNumberSolver()

/** Themes whose cells together are few enough to be solved as one. */
const pairs = [
  ['needs', 'others'],
  ...(fullSize
    ? [
        ['how', 'others'],
        ['milieu', 'others'],
        ['way', 'others'],
      ]
    : []),
]
const names = Object.keys(shapes)

const dataSets = Array.from({ length: fullSize ? 64 : 5 }, (_, seed) => {
  const shape = names[seed % names.length] ?? ''
  return { shape, seed, size: 5 + Math.floor(randomNumbers(seed)() * (seed % 2 === 0 ? 90 : 300)) }
})

test.each(dataSets)(
  'themes held against each other prove nothing either ($seed: $shape, $size contacts)',
  {
    timeout: 300_000,
  },
  ({ shape, seed, size }) => {
    const contacts = contactsOf(shape, seed, size)
    const figures = makeFigures(tally(contacts), { k: 5, base: 5, external: [] }, solver)
    for (const pair of pairs) expect(caught(asOneTheme(figures, pair), contacts), pair.join()).toEqual([])
  },
)

test('the attacker does hold themes against each other: what two numbers told elsewhere leave between them is found', () => {
  const contacts = contactsOf('even', 3, 300)
  const two = themes.filter(({ id }) => id === 'needs' || id === 'others')
  const figures = makeFigures(tally(contacts, two), { k: 5, base: 5, external: [] }, solver)
  const anybody = { otherActors: ['police', 'prisonAndProbation'], returning: ['first'] }
  const men = { ...anybody, gender: ['man', 'other', 'notKnown', 'declined'] }
  const count = (where: Readonly<Record<string, readonly string[]>>) =>
    contacts.filter((contact) => Object.entries(where).every(([name, codes]) => codes.includes(contact[name] ?? '')))
      .length
  const women = count(anybody) - count(men)
  expect([1, 2, 3, 4]).toContain(women)
  const external = [anybody, men].map((where) => ({ where, low: count(where), high: count(where) }))
  expect(caught(asOneTheme(figures, ['needs', 'others']), contacts, { external })).not.toEqual([])
})

/** As if the dimensions of both stood in one theme: every group of up to three of them is then looked at. */
function asOneTheme(figures: Figures, pair: readonly string[]): Figures {
  const both = figures.themes.filter(({ id }) => pair.includes(id))
  return {
    ...figures,
    themes: [{ id: pair.join(), dimensions: Object.assign({}, ...both.map((one) => one.dimensions)) }],
  }
}
