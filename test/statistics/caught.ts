import type { Known } from '../../bot/domain/statistics/selection.ts'
import type { Figures } from '../../shared/statistics/release.ts'
import { type Claim, provablySmall } from './attacker/attack.ts'
import { type Cube, cellsOf, countCells, readFigures } from './attacker/readFigures.ts'
import { inRowSpace } from './attacker/rowSpace.ts'
import { sumOf } from './bruteForce.ts'
import type { Contact } from './contacts.ts'

export interface Catch {
  theme: number
  why:
    | 'a number is not what it says'
    | 'a table has more than two dimensions'
    | 'a small group is proven'
    | 'a small group is a sum of published numbers'
}

/** What an attacker finds in a release of these contacts who is granted the exact numbers by audience, as far as they are published. */
export function caught(
  figures: Figures,
  contacts: readonly Contact[],
  { most = Infinity, external = [] }: { most?: number; external?: readonly Known[] } = {},
): Catch[] {
  const isFine = figures.tables.some(({ by }) => Object.keys(by).length > 2)
  if (isFine) return [{ theme: 0, why: 'a table has more than two dimensions' }]
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

export interface Year {
  figures: Figures
  contacts: readonly Contact[]
}

/** The same by an attacker who holds the releases of several periods at once: of groups of each, and of all together. */
export function caughtInAll(years: readonly Year[]): Catch[] {
  const cubes = years.map(({ figures }) => readFigures(figures))
  return (cubes[0] ?? []).flatMap((_, theme): Catch[] => {
    let size = 0
    const held = years.flatMap(({ figures, contacts }, nth) => {
      const cube = cubes[nth]?.[theme]
      if (!cube) return []
      const first = size
      size += cube.size
      const truth = countCells(cube, contacts)
      const moved = (cells: readonly number[]) => cells.map((cell) => cell + first)
      const claims = [...cube.claims, ...separators(cube, figures, truth)]
      return [
        {
          truth,
          claims: claims.map((claim) => ({ ...claim, cells: moved(claim.cells) })),
          groups: cube.groups.map(moved),
        },
      ]
    })
    const together = (held[0]?.groups ?? []).map((_group, nth) => held.flatMap(({ groups }) => groups[nth] ?? []))
    const attack = { size, claims: held.flatMap(({ claims }) => claims), k: years[0]?.figures.k ?? 5 }
    const groups = [...held.flatMap((one) => one.groups), ...together]
    const proven = provablySmall(attack, groups, { truth: held.flatMap(({ truth }) => truth) })
    return proven.map(() => ({ theme, why: 'a small group is proven' as const }))
  })
}

/** Two releases of one period, the second with contacts that were added in between. */
export interface ReleasedAgain {
  first: Figures
  again: Figures
  contacts: readonly Contact[]
  added: readonly Contact[]
}

/** Whether an attacker who holds both, and knows how many were added, proves of them what they are. */
export function caughtAgain({ first, again, contacts, added }: ReleasedAgain): boolean {
  const [before, after] = [readFigures(first), readFigures(again)]
  return before.some((cube, theme) => {
    const all = Array.from({ length: cube.size }, (_, cell) => cell + cube.size)
    // Cells of those added stand behind those of the first release; what was published again is the sum of both.
    const claims: Claim[] = [
      ...cube.claims,
      ...(after[theme]?.claims ?? []).map(({ cells, ...bounds }) => ({
        cells: [...cells, ...cells.map((cell) => cell + cube.size)],
        ...bounds,
      })),
      { cells: all, low: added.length, high: added.length },
    ]
    const groups = cube.groups
      .filter((group) => group.length < cube.size)
      .map((group) => group.map((cell) => cell + cube.size))
    const truth = [...countCells(cube, contacts), ...countCells(cube, added)]
    return provablySmall({ size: 2 * cube.size, claims, k: first.k }, groups, { truth, most: 1 }).length > 0
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
