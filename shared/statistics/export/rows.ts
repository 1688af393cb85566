import type { Release } from '../release.ts'
import { codesIn, countOf, ladderTables } from '../tables.ts'

/** What exports say things with. */
export interface ExportWords {
  dimension(name: string): string
  group(name: string, codes: readonly string[]): string
  definition(name: string): string
  heading(name: 'table' | 'dimension' | 'group' | 'codes' | 'count' | 'definition' | 'dictionary' | 'figures'): string
  notShown: string
  period(period: string): string
  footer: string
}

export type Row = readonly (string | number)[]

/** One row a released cell, and one for each table that is not shown; nothing but what was released goes in. */
export function figureRows({ figures }: Release, words: ExportWords): Row[] {
  const { heading } = words
  const head = [
    heading('table'),
    ...twice([heading('dimension'), heading('group'), heading('codes')]),
    heading('count'),
  ]
  const rows = ladderTables(figures).flatMap(({ dimensions, published }): Row[] => {
    const name = dimensions.length === 0 ? words.dimension('total') : dimensions.map(words.dimension).join(' × ')
    if (!published) return [[name, ...twice(['', '', '']), words.notShown]]
    return published.cells.map((cell) => {
      const groups = [0, 1].flatMap((nth) => {
        const dimension = dimensions[nth]
        if (dimension === undefined) return ['', '', '']
        const codes = codesIn(cell, dimension)
        return [words.dimension(dimension), words.group(dimension, codes), codes.join(' ')]
      })
      return [name, ...groups, countOf(cell)]
    })
  })
  return [head, ...rows]
}

/** What each field counts, and the footer that belongs under every table. */
export function dictionaryRows({ figures, period, madeOn, definition, rules }: Release, words: ExportWords): Row[] {
  const names = ['total', ...new Set(figures.themes.flatMap(({ dimensions }) => Object.keys(dimensions)))]
  return [
    [words.heading('dimension'), words.heading('definition')],
    ...names.map((name) => [words.dimension(name), words.definition(name)]),
    [words.period(period), `${madeOn} · ${definition} · ${rules} · k ${figures.k} · ±${Math.floor(figures.base / 2)}`],
    ['', words.footer],
  ]
}

const twice = (columns: readonly string[]) => [...columns, ...columns]
