import type { Figures } from '../../../shared/statistics/release.ts'
import type { Claim } from './attack.ts'

/** One theme of a release, as the attacker sees it: a cube whose axes are the finest groups of each dimension. */
export interface Cube {
  axes: { name: string; groups: readonly (readonly string[])[] }[]
  size: number
  claims: Claim[]
  /** Every group the rule speaks of, as cells. */
  groups: number[][]
}

type Chosen = Readonly<Record<string, readonly string[]>>

/** The cubes of what was published; nothing else of the product is needed to read it. */
export function readFigures({ themes, tables, k, base }: Figures): Cube[] {
  return themes.map(({ dimensions }) => {
    const axes = Object.entries(dimensions).map(([name, { levels }]) => ({ name, groups: levels[0] ?? [] }))
    const claims = tables
      .filter(({ by }) => Object.keys(by).every((name) => name in dimensions))
      .flatMap(({ cells }) => cells)
      .map(({ count, ...codes }) => ({
        cells: cellsOf(axes, codes as Chosen),
        low: Math.max(k, Number(count) - Math.floor(base / 2)),
        high: Number(count) + Math.floor(base / 2),
      }))
    const size = axes.reduce((product, { groups }) => product * groups.length, 1)
    return { axes, size, claims, groups: latticeOf(axes, dimensions) }
  })
}

/** Cells whose codes are all among the chosen ones; a dimension that is not named is open. */
export function cellsOf(axes: Cube['axes'], chosen: Chosen): number[] {
  let cells = [0]
  for (const { name, groups } of axes) {
    const named = chosen[name]
    const numbers = groups.flatMap((group, number) =>
      !named || group.every((code) => named.includes(code)) ? number : [],
    )
    cells = cells.flatMap((cell) => numbers.map((number) => cell * groups.length + number))
  }
  return cells
}

/** How many contacts are in each cell. */
export function countCells({ axes, size }: Cube, contacts: readonly Readonly<Record<string, string>>[]): number[] {
  const counts = new Array<number>(size).fill(0)
  for (const contact of contacts) {
    let cell = 0
    for (const { name, groups } of axes) {
      cell = cell * groups.length + groups.findIndex((group) => group.includes(contact[name] ?? 'notKnown'))
    }
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

/** All combinations of up to three dimensions at all levels, each once. */
function latticeOf(axes: Cube['axes'], dimensions: Figures['themes'][number]['dimensions']) {
  const found = new Map<string, number[]>()
  const names = Object.keys(dimensions)
  const visit = (next: number, chosen: Chosen) => {
    const cells = cellsOf(axes, chosen)
    found.set(cells.join(), cells)
    if (Object.keys(chosen).length === 3) return
    for (let index = next; index < names.length; index += 1) {
      const name = names[index] ?? ''
      for (const group of dimensions[name]?.levels.flat() ?? []) visit(index + 1, { ...chosen, [name]: group })
    }
  }
  visit(0, {})
  return [...found.values()]
}
