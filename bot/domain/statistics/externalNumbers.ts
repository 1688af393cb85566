import { z } from 'zod'
import type { Theme } from '../../../shared/statistics/themes.ts'
import type { Known } from './selection.ts'

/** A number somebody was told outside: `{"channel":["phone"],"count":40}`, or `low` and `high` where it is not exact. */
const externalSchema = z
  .object({ count: whole().optional(), low: whole().optional(), high: whole().optional() })
  .catchall(z.union([z.string(), z.array(z.string()).min(1)]))

/** The number as the audit knows it, or what is wrong with it. */
export function readExternal(json: unknown, themes: readonly Theme[]): Known | { problem: string } {
  const read = externalSchema.safeParse(json)
  if (!read.success) return { problem: 'is not codes by dimension and a count' }
  const { count, low = count ?? 0, high = count, ...codes } = read.data
  if (high === undefined) return { problem: 'has neither count nor high' }
  if (low > high) return { problem: 'has a low above its high' }
  const where = Object.fromEntries(Object.entries(codes).map(([name, named]) => [name, [named].flat()]))
  const problem = problemWith(where, themes)
  return problem === undefined ? { where, low, high } : { problem }
}

function problemWith(where: Known['where'], themes: readonly Theme[]) {
  for (const [name, codes] of Object.entries(where)) {
    const theme = themes.find(({ dimensions }) => name in dimensions)
    if (!theme) return `${name} is no dimension`
    const known = theme.dimensions[name]?.[0]?.flat() ?? []
    const strange = codes.find((code) => !known.includes(code))
    if (strange !== undefined) return `${name} has no code ${JSON.stringify(strange)}`
  }
  const isTogether = themes.some(({ dimensions }) => Object.keys(where).every((name) => name in dimensions))
  return isTogether ? undefined : `${Object.keys(where).join(' and ')} stand in no theme together`
}

function whole() {
  return z.number().int().min(0)
}
