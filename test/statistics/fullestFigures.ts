import type { Cell, Figures } from '../../shared/statistics/release.ts'
import { themes } from '../../shared/statistics/themes.ts'

/** Every table of the ladder at its finest level: as many numbers as a release can hold. */
export function fullestFigures(): Figures {
  const groupsOf = Object.assign(
    {},
    ...themes.map((theme) => theme.dimensions),
  ) as (typeof themes)[number]['dimensions']
  const cellsOf = (names: readonly string[]) =>
    names.reduce<Cell[]>(
      (cells, name) =>
        cells.flatMap((cell) => (groupsOf[name]?.[0] ?? []).map((group) => ({ ...cell, [name]: [...group] }))),
      [{ count: 25 }],
    )
  const tables = [[], ...Object.keys(groupsOf).map((name) => [name]), ...themes.flatMap(({ twoWay }) => twoWay)]
  return {
    k: 5,
    base: 5,
    themes: themes.map(({ id, dimensions }) => ({
      id,
      dimensions: Object.fromEntries(
        Object.entries(dimensions).map(([name, levels]) => [
          name,
          { levels: levels.map((level) => level.map((group) => [...group])) },
        ]),
      ),
    })),
    tables: tables.map((names) => ({
      by: Object.fromEntries(names.map((name) => [name, 0])),
      cells: cellsOf(names),
    })),
    refused: [],
  }
}
