import type { Theme } from '../../../shared/statistics/themes.ts'

/** A table of the ladder, and the levels at which it is tried. */
export interface Rung {
  /** Empty for the total. */
  dimensions: readonly string[]
  /** Where its numbers are seen. The total and `audience` stand in every theme. */
  themes: readonly Theme[]
}

/** Always the same order, whatever was counted: the total, audience, one dimension, two dimensions. */
export function ladder(themes: readonly Theme[]): Rung[] {
  const separators = [[], ['audience']].map((dimensions) => ({ dimensions, themes }))
  const ownDimensions = themes.flatMap((theme) =>
    Object.keys(theme.dimensions).flatMap((name) =>
      name === 'audience' ? [] : [{ dimensions: [name], themes: [theme] }],
    ),
  )
  const twoWay = themes.flatMap((theme) => theme.twoWay.map((dimensions) => ({ dimensions, themes: [theme] })))
  return [...separators, ...ownDimensions, ...twoWay]
}

/** Level by dimension. */
export type Levels = Readonly<Record<string, number>>

/**
 * Finest first; a two-way table begins where its margins were published, then goes one level coarser in the second dimension, in the first, in
 * both. None when a margin is not published.
 */
export function levelsToTry({ dimensions, themes: [theme] }: Rung, published: Levels): Levels[] {
  const [first, second] = dimensions
  const levelsOf = (name: string) => theme?.dimensions[name]?.length ?? 0
  if (first === undefined) return [{}]
  if (second === undefined) return Array.from({ length: levelsOf(first) }, (_, level) => ({ [first]: level }))
  const [one, other] = [published[first], published[second]]
  if (one === undefined || other === undefined) return []
  return [
    { [first]: one, [second]: other },
    { [first]: one, [second]: other + 1 },
    { [first]: one + 1, [second]: other },
    { [first]: one + 1, [second]: other + 1 },
  ].filter((levels) => Object.entries(levels).every(([name, level]) => level < levelsOf(name)))
}
