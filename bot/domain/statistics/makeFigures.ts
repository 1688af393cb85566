import type { Cell, Figures, Table } from '../../../shared/statistics/release.ts'
import type { Theme } from '../../../shared/statistics/themes.ts'
import { nobodyIsPointedAt } from './audit.ts'
import { type Levels, ladder, levelsToTry, type Rung } from './ladder.ts'
import type { Known, Selection } from './selection.ts'
import { countIn, type Tally } from './tally.ts'
import type { WholeNumberSolver } from './wholeNumbers.ts'

export interface ReleaseRules {
  /** 5 inside the authority, 10 in public. */
  k: number
  /** What counts are rounded to. */
  base: number
  /** Numbers that were told elsewhere, each within one theme. They count as published. */
  external: readonly Known[]
}

/** How far up the ladder we are. */
interface Release {
  tables: readonly Table[]
  refused: readonly string[][]
  /** What an attacker has: numbers told elsewhere, what is published, and the exact numbers by audience, which tie the themes together. */
  known: readonly Known[]
}

/** What may be published of a tally (disclosure.md, "The method"). The only way from counts to numbers anybody sees. */
export function makeFigures(counted: Tally, rules: ReleaseRules, solver: WholeNumberSolver): Figures {
  const themes = counted.themes.map(({ theme }) => theme)
  const everybody = { where: {}, low: counted.total, high: counted.total }
  let release: Release = { tables: [], refused: [], known: [...rules.external, everybody] }
  for (const rung of ladder(themes)) {
    const taken = takeUp(counted, rung, release, rules, solver)
    release = taken ?? { ...release, refused: [...release.refused, [...rung.dimensions]] }
  }
  const { tables, refused } = release
  return { k: rules.k, base: rules.base, themes: themes.map(described), tables: [...tables], refused: [...refused] }
}

/** The release with the table at the finest level that is whole and safe; nothing when there is none. */
function takeUp(counted: Tally, rung: Rung, release: Release, rules: ReleaseRules, solver: WholeNumberSolver) {
  const { tables, refused } = release
  // Without the total there is nothing: it is the margin of every other table.
  if (refused.some((dimensions) => dimensions.length === 0)) return undefined
  for (const levels of levelsToTry(rung, publishedLevels(tables))) {
    const counts = countCells(counted, rung, levels)
    if (counts.some(({ count }) => count < rules.k)) continue
    const known = [...release.known, ...counts.map((cell) => knownFrom(cell, rung, rules))]
    const isSafe = rung.themes.every((theme) => nobodyIsPointedAt(theme, within(theme, known), rules.k, solver))
    if (isSafe) return { refused, known, tables: [...tables, { by: levels, cells: counts.map(rounded(rules)) }] }
  }
  return undefined
}

const publishedLevels = (tables: readonly Table[]): Levels =>
  Object.fromEntries(
    tables
      .map(({ by }) => Object.entries(by))
      .filter((levels) => levels.length === 1)
      .flat(),
  )

interface Counted {
  where: Selection
  count: number
}

function countCells({ total, themes }: Tally, { themes: [theme] }: Rung, levels: Levels): Counted[] {
  const tally = themes.find((one) => one.theme === theme)
  if (!tally || Object.keys(levels).length === 0) return [{ where: {}, count: total }]
  const cells = Object.entries(levels).reduce<Selection[]>(
    (found, [name, level]) => {
      const groups = tally.theme.dimensions[name]?.[level] ?? []
      return found.flatMap((where) => groups.map((group) => ({ ...where, [name]: group })))
    },
    [{}],
  )
  return cells.map((where) => ({ where, count: countIn(tally, where) }))
}

/** What a published cell tells: that it was rounded, and that it is not small. By audience the attacker is granted the exact number. */
function knownFrom({ where, count }: Counted, { dimensions }: Rung, { k, base }: ReleaseRules): Known {
  if (dimensions.every((name) => name === 'audience')) return { where, low: count, high: count }
  const shown = roundTo(base, count)
  return { where, low: Math.max(k, shown - Math.floor(base / 2)), high: shown + Math.floor(base / 2) }
}

const within = ({ dimensions }: Theme, known: readonly Known[]) =>
  known.filter(({ where }) => Object.keys(where).every((name) => name in dimensions))

const rounded =
  ({ base }: ReleaseRules) =>
  ({ where, count }: Counted): Cell => ({
    ...Object.fromEntries(Object.entries(where).map(([name, group]) => [name, [...group]])),
    count: roundTo(base, count),
  })

const roundTo = (base: number, count: number) => base * Math.round(count / base)

const described = ({ id, dimensions }: Theme) => ({
  id,
  dimensions: Object.fromEntries(
    Object.entries(dimensions).map(([name, levels]) => [
      name,
      { levels: levels.map((level) => level.map((group) => [...group])) },
    ]),
  ),
})
