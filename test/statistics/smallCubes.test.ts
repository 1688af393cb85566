import { expect, test } from 'vitest'
import { nobodyIsPointedAt } from '../../bot/domain/statistics/audit.ts'
import { makeFigures } from '../../bot/domain/statistics/makeFigures.ts'
import type { Known } from '../../bot/domain/statistics/selection.ts'
import { tally } from '../../bot/domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../../bot/wholeNumbers.ts'
import type { Theme } from '../../shared/statistics/themes.ts'
import { fullSize } from '../support/fullSize.ts'
import { provablySmall } from './attacker/attack.ts'
import { type Cube, cellsOf, readFigures } from './attacker/readFigures.ts'
import { everyTable, sumOf } from './bruteForce.ts'
import { randomNumbers } from './contacts.ts'

const solver = await openWholeNumberSolver()

/** Six cells, and a dimension with two levels. */
const theme: Theme = {
  id: 'small',
  dimensions: {
    audience: [[['self'], ['other']]],
    colour: [
      [['red'], ['green'], ['blue']],
      [['red'], ['green', 'blue']],
    ],
  },
  twoWay: [['audience', 'colour']],
}
const cube = cubeOf(theme)
const tables = [...everyTable(6, 9)]

test('the audit, the attacker and counting every possibility agree on random small cubes', { timeout: 600_000 }, () => {
  const outcomes = { safe: 0, broken: 0 }
  for (let seed = 0; seed < (fullSize ? 10_000 : 300); seed += 1) {
    const random = randomNumbers(seed)
    const truth = tables[Math.floor(random() * tables.length)] ?? []
    const known = randomKnown(random, truth)
    const claims = known.map(({ where, low, high }) => ({ cells: cellsOf(cube.axes, where), low, high }))
    const possible = tables.filter((table) =>
      claims.every(({ cells, low, high }) => low <= sumOf(table, cells) && sumOf(table, cells) <= high),
    )
    const isBroken = cube.groups.some((group) => {
      const sizes = possible.map((table) => sumOf(table, group))
      return Math.min(...sizes) >= 1 && Math.max(...sizes) < 3
    })
    expect(nobodyIsPointedAt(theme, known, 3, solver), `seed ${seed}`).toBe(!isBroken)
    if (seed < 1000) {
      const proven = provablySmall({ size: 6, claims, k: 3 }, cube.groups, { truth, most: 1 })
      expect(proven.length > 0, `seed ${seed}`).toBe(isBroken)
    }
    outcomes[isBroken ? 'broken' : 'safe'] += 1
  }
  expect(Math.min(outcomes.safe, outcomes.broken)).toBeGreaterThan(20)
})

test('whoever knows the method, and what it refuses, proves nothing by running it on every possible data set', {
  timeout: 1_200_000,
}, () => {
  const k = 3
  const byRelease = new Map<string, number[][]>()
  for (const table of everyTable(6, fullSize ? 11 : 8)) {
    // The exact total is granted, so that data sets of another size are told apart already.
    const released = JSON.stringify([
      sumOf(table, [0, 1, 2, 3, 4, 5]),
      makeFigures(tally(contactsIn(table), [theme]), { k, base: 5, external: [] }, solver),
    ])
    byRelease.set(released, [...(byRelease.get(released) ?? []), table])
  }
  const proven = [...byRelease].flatMap(([released, possible]) =>
    cube.groups.flatMap((group) => {
      const sizes = possible.map((table) => sumOf(table, group))
      const [low, high] = [Math.min(...sizes), Math.max(...sizes)]
      // A line that had fewer than k contacts in all says so by publishing nothing.
      return low >= 1 && high < k && group.length < 6 ? [{ released, group, low, high }] : []
    }),
  )
  expect(proven).toEqual([])
  expect(byRelease.size).toBeGreaterThan(15)
})

/** A few true statements about random groups, some of them vague. */
function randomKnown(random: () => number, truth: readonly number[]): Known[] {
  const total = { where: {}, low: sumOf(truth, [0, 1, 2, 3, 4, 5]), high: sumOf(truth, [0, 1, 2, 3, 4, 5]) }
  const some = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
    const where = Object.fromEntries(
      Object.entries(theme.dimensions).flatMap(([name, levels]) => {
        const groups = levels[0]?.flat() ?? []
        const chosen = groups.filter(() => random() < 0.5)
        return random() < 0.6 && chosen.length > 0 ? [[name, chosen]] : []
      }),
    )
    const count = sumOf(truth, cellsOf(cube.axes, where))
    return { where, low: Math.max(0, count - Math.floor(random() * 3)), high: count + Math.floor(random() * 3) }
  })
  return [total, ...some]
}

function contactsIn(table: readonly number[]) {
  const [audience, colour] = Object.values(theme.dimensions).map(([level]) => level?.flat() ?? [])
  return table.flatMap((count, cell) =>
    Array.from({ length: count }, () => ({
      audience: audience?.[Math.floor(cell / 3)] ?? '',
      colour: colour?.[cell % 3] ?? '',
    })),
  )
}

function cubeOf({ id, dimensions }: Theme): Cube {
  const written = Object.fromEntries(
    Object.entries(dimensions).map(([name, levels]) => [
      name,
      { levels: levels.map((level) => level.map((group) => [...group])) },
    ]),
  )
  const [read] = readFigures({ k: 3, base: 5, themes: [{ id, dimensions: written }], tables: [], refused: [] })
  if (!read) throw new Error('there is one theme')
  return read
}
