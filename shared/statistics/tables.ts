import type { Cell, Figures, Release, Table } from './release.ts'

/** A table of the ladder as it came out: published, or not shown for a reason nobody is told. */
export interface LadderTable {
  /** Empty for the total. */
  dimensions: readonly string[]
  published?: Table
}

/** Every table there could be, the refused ones too, in the order of the ladder: what is missing looks the same whatever the reason. */
export function ladderTables({ themes, tables, refused }: Figures): LadderTable[] {
  const found = new Map<string, LadderTable>()
  for (const published of tables) {
    const dimensions = Object.keys(published.by)
    found.set(dimensions.join(), { dimensions, published })
  }
  for (const dimensions of refused) found.set(dimensions.join(), { dimensions })
  const order = ['', ...new Set(themes.flatMap(({ dimensions }) => Object.keys(dimensions)))]
  const place = ({ dimensions }: LadderTable) =>
    dimensions.length * 100 + (dimensions.length === 0 ? 0 : order.indexOf(dimensions[0] ?? ''))
  return [...found.values()].sort((one, other) => place(one) - place(other))
}

/** The codes a cell covers in a dimension. */
export const codesIn = (cell: Cell, dimension: string): readonly string[] => {
  const codes = cell[dimension]
  return Array.isArray(codes) ? codes : []
}

export const countOf = (cell: Cell) => Number(cell.count)

/** How many contacts there were, when it may be shown. */
export function totalOf({ figures }: Release) {
  const cell = figures.tables.find(({ by }) => Object.keys(by).length === 0)?.cells[0]
  return cell && countOf(cell)
}
