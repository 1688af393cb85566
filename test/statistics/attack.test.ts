import { expect, test } from 'vitest'
import { makeFigures } from '../../bot/domain/statistics/makeFigures.ts'
import { tally } from '../../bot/domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../../bot/wholeNumbers.ts'
import { fullSize } from '../support/fullSize.ts'
import { caught } from './caught.ts'
import { contactsOf, randomNumbers, shapes } from './contacts.ts'
import { tellingNumber } from './tellingNumber.ts'

const solver = await openWholeNumberSolver()
const names = Object.keys(shapes)
const total = fullSize ? 500 : 16

const dataSets = Array.from({ length: total }, (_, number) => {
  const random = randomNumbers(number)
  // Small ones are where a method breaks, so that half have fewer than a hundred.
  const size = Math.floor(random() * (number % 2 === 0 ? 100 : 401))
  const shape = names[number % names.length] ?? ''
  return { name: `${number}: ${shape}, ${size} contacts`, shape, size, number, k: number % 5 === 4 ? 10 : 5 }
})

test.each(dataSets)(
  'nothing can be proven of a small group ($name)',
  ({ shape, size, number, k }) => {
    const contacts = contactsOf(shape, number, size)
    // For one in three, somebody was told a number that leaves only a few out.
    const external = number % 3 === 2 ? [tellingNumber(contacts, number, k) ?? []].flat() : []
    const figures = makeFigures(tally(contacts), { k, base: 5, external }, solver)
    expect(caught(figures, contacts, { external })).toEqual([])
  },
  120_000,
)
