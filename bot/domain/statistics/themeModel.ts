import type { Theme } from '../../../shared/statistics/themes.ts'
import type { Known } from './selection.ts'
import type { Program } from './wholeNumbers.ts'

/** A group of the rule: `inner` holds cells that lie wholly in it, `outer` those that touch it. */
export interface RuledGroup {
  inner: readonly number[]
  outer: readonly number[]
}

/** One theme as an attacker sees it: cells that the known numbers tell apart, and the groups nobody may be found in. */
export interface ThemeModel {
  program: Program
  groups: RuledGroup[]
}

/** The rule speaks of every combination of up to three dimensions. */
const mostDimensions = 3

/**
 * Codes that no known number tells apart share a class, and cells are combinations of classes. A group that divides a class can always be
 * empty as far as that class goes, so that only whole classes count for the smallest size, and touched ones for the largest.
 */
export function themeModel(theme: Theme, known: readonly Known[]): ThemeModel {
  const axes = Object.entries(theme.dimensions).map(([name, levels]) => {
    const codes = (levels[0] ?? []).flat()
    const restrictions = known.flatMap(({ where }) => (where[name] ? [where[name]] : []))
    return { name, levels, classOf: classesOf(codes, restrictions) }
  })
  const sizes = axes.map(({ classOf }) => new Set(classOf.values()).size)
  const sums = known.map(({ where, low, high }) => {
    const classes = axes.map(({ name, classOf }) => where[name] && touched(where[name], classOf))
    return { cells: cellsIn(classes, sizes), low, high }
  })
  const choices = axes.map(({ levels, classOf }) => distinctParts(levels.flat(), classOf))
  return {
    program: { size: sizes.reduce((product, size) => product * size, 1), sums },
    groups: combinations(choices).map((parts) => groupOf(parts, sizes)),
  }
}

/** Which class each code is in: codes that the same restrictions name are in the same one. */
function classesOf(codes: readonly string[], restrictions: readonly (readonly string[])[]) {
  const numbers = new Map<string, number>()
  return new Map(
    codes.map((code) => {
      const signature = restrictions.map((named) => (named.includes(code) ? '1' : '0')).join('')
      const number = numbers.get(signature) ?? numbers.size
      numbers.set(signature, number)
      return [code, number]
    }),
  )
}

/** Classes of one dimension: those a group holds wholly, and those it touches. */
interface Part {
  inner: readonly number[]
  outer: readonly number[]
}

/** What is left out: groups that hold no class wholly (they can always be empty), and those that hold everything. */
function distinctParts(groups: readonly (readonly string[])[], classOf: ReadonlyMap<string, number>): Part[] {
  const all = new Set(classOf.values()).size
  const parts = groups.map((group) => {
    const outer = touched(group, classOf)
    const outside = touched(
      [...classOf.keys()].filter((code) => !group.includes(code)),
      classOf,
    )
    return { inner: outer.filter((number) => !outside.includes(number)), outer }
  })
  const telling = parts.filter(({ inner }) => inner.length > 0 && inner.length < all)
  return [...new Map(telling.map((part) => [`${part.inner}/${part.outer}`, part])).values()]
}

const touched = (codes: readonly string[], classOf: ReadonlyMap<string, number>) =>
  [...new Set(codes.flatMap((code) => classOf.get(code) ?? []))].sort((one, other) => one - other)

/** Every way of restricting at most three dimensions, the one that restricts none included. */
function combinations(choices: readonly (readonly Part[])[]): (Part | undefined)[][] {
  return choices.reduce<(Part | undefined)[][]>(
    (found, parts) =>
      found.flatMap((chosen) => {
        const isFull = chosen.filter((part) => part !== undefined).length === mostDimensions
        return [[...chosen, undefined], ...(isFull ? [] : parts.map((part) => [...chosen, part]))]
      }),
    [[]],
  )
}

function groupOf(parts: readonly (Part | undefined)[], sizes: readonly number[]): RuledGroup {
  const inner = cellsIn(
    parts.map((part) => part?.inner),
    sizes,
  )
  const isWhole = parts.every((part) => part === undefined || part.inner.length === part.outer.length)
  const outer = isWhole
    ? inner
    : cellsIn(
        parts.map((part) => part?.outer),
        sizes,
      )
  return { inner, outer }
}

/** Numbers of the cells with one of these classes in each dimension. */
function cellsIn(classes: readonly (readonly number[] | undefined)[], sizes: readonly number[]): number[] {
  return sizes.reduce<number[]>(
    (cells, size, axis) => {
      const chosen = classes[axis] ?? Array.from({ length: size }, (_, number) => number)
      return cells.flatMap((cell) => chosen.map((number) => cell * size + number))
    },
    [0],
  )
}
