import { expect, test } from 'vitest'
import { makeFigures } from '../../bot/domain/statistics/makeFigures.ts'
import { tally } from '../../bot/domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../../bot/wholeNumbers.ts'
import { fullSize } from '../support/fullSize.ts'
import { contactsOf } from './contacts.ts'

const solver = await openWholeNumberSolver()

function tablesOf(size: number, seed: number) {
  const contacts = contactsOf('realistic', seed, size)
  const { tables } = makeFigures(tally(contacts), { k: 5, base: 5, external: [] }, solver)
  return tables.map(({ by }) => Object.keys(by).join(' × ') || 'total')
}

test('250 contacts in a year give the total, audience, channel, age and at least three more tables', {
  timeout: 300_000,
}, () => {
  const dataSets = Array.from({ length: fullSize ? 40 : 3 }, (_, seed) => tablesOf(250, seed))
  const useful = dataSets.filter((tables) => {
    const needed = ['total', 'audience', 'channel', 'ageGroup']
    const others = tables.filter((table) => !table.includes('×') && !needed.includes(table))
    return needed.every((table) => tables.includes(table)) && others.length >= 3
  })
  expect(useful.length).toBeGreaterThanOrEqual(Math.ceil(dataSets.length * 0.9))
})

test('5,000 contacts give tables by two dimensions too', { timeout: 120_000 }, () => {
  expect(tablesOf(5000, 1).filter((table) => table.includes('×')).length).toBeGreaterThanOrEqual(5)
})

test('fewer contacts than k give nothing at all, and as many give the total', () => {
  expect(tablesOf(0, 1)).toEqual([])
  expect(tablesOf(4, 1)).toEqual([])
  expect(tablesOf(5, 1)).toEqual(['total'])
})
