import type { Known } from '../../bot/domain/statistics/selection.ts'
import type { Figures } from '../../shared/statistics/release.ts'
import { type Claim, provablySmall } from './attacker/attack.ts'
import { type Cube, cellsOf, countCells, readFigures } from './attacker/readFigures.ts'
import { inRowSpace } from './attacker/rowSpace.ts'
import { sumOf } from './bruteForce.ts'
import type { Contact } from './contacts.ts'

export interface Catch {
  theme: number
  why: 'a number is not what it says' | 'a small group is proven' | 'a small group is a sum of published numbers'
}

/** What an attacker finds in a release of these contacts who is granted the exact numbers by audience, as far as they are published. */
export function caught(
  figures: Figures,
  contacts: readonly Contact[],
  { most = Infinity, external = [] }: { most?: number; external?: readonly Known[] } = {},
): Catch[] {
  return readFigures(figures).flatMap((cube, theme): Catch[] => {
    const truth = countCells(cube, contacts)
    const untrue = cube.claims.some(({ cells, low, high }) => sumOf(truth, cells) < low || sumOf(truth, cells) > high)
    if (untrue) return [{ theme, why: 'a number is not what it says' }]
    const claims = [...cube.claims, ...separators(cube, figures, truth), ...toldElsewhere(cube, external)]
    const attack = { size: cube.size, claims, k: figures.k }
    const proven = provablySmall(attack, cube.groups, { truth, most })
    const small = cube.groups.filter((group) => sumOf(truth, group) >= 1 && sumOf(truth, group) < figures.k)
    const sums = claims.map(({ cells }) => cells)
    return [
      ...proven.map(() => ({ theme, why: 'a small group is proven' as const })),
      ...inRowSpace(cube.size, sums, small).map(() => ({
        theme,
        why: 'a small group is a sum of published numbers' as const,
      })),
    ]
  })
}

/** The numbers that tie the themes together. */
function separators(cube: Cube, { tables }: Figures, truth: readonly number[]): Claim[] {
  return tables
    .filter(({ by }) => Object.keys(by).every((name) => name === 'audience'))
    .flatMap(({ cells }) => cells)
    .map(({ count: _, ...codes }) => {
      const held = cellsOf(cube.axes, codes as Record<string, string[]>)
      return { cells: held, low: sumOf(truth, held), high: sumOf(truth, held) }
    })
}

const toldElsewhere = ({ axes }: Cube, external: readonly Known[]): Claim[] =>
  external
    .filter(({ where }) => Object.keys(where).every((name) => axes.some((axis) => axis.name === name)))
    .map(({ where, low, high }) => ({ cells: cellsOf(axes, where), low, high }))
