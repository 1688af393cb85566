import { type Theme, themes } from '../../../shared/statistics/themes.ts'
import type { Selection } from './selection.ts'

/** A contact as statistics see it: a code a field; of several, the first is the main one. A field left out is not known. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>

/** How many contacts have which codes, theme by theme, and nothing that ties the themes together. */
export interface Tally {
  total: number
  themes: readonly ThemeTally[]
}

export interface ThemeTally {
  theme: Theme
  rows: readonly { codes: Readonly<Record<string, string>>; count: number }[]
}

export function tally(contacts: readonly Answers[], over: readonly Theme[] = themes): Tally {
  return { total: contacts.length, themes: over.map((theme) => ({ theme, rows: rowsOf(contacts, theme) })) }
}

/** How many contacts of a theme are in a selection. */
export const countIn = ({ rows }: ThemeTally, where: Selection) =>
  rows
    .filter(({ codes }) => Object.entries(where).every(([name, group]) => group.includes(codes[name] ?? notKnown)))
    .reduce((sum, { count }) => sum + count, 0)

const notKnown = 'notKnown'

function rowsOf(contacts: readonly Answers[], { dimensions }: Theme) {
  const rows = new Map<string, { codes: Record<string, string>; count: number }>()
  for (const contact of contacts) {
    const codes = Object.fromEntries(Object.keys(dimensions).map((name) => [name, codeOf(contact, name)]))
    const key = Object.values(codes).join()
    const row = rows.get(key) ?? { codes, count: 0 }
    row.count += 1
    rows.set(key, row)
  }
  return [...rows.values()]
}

function codeOf(contact: Answers, dimension: string) {
  const compared = agreements[dimension]
  if (!compared) return mainCode(contact[dimension])
  const [bot, staff] = compared.map((field) => mainCode(contact[field]))
  if ([bot, staff].some((code) => code === notKnown || code === 'declined')) return notKnown
  return bot === staff ? 'yes' : 'no'
}

/** Dimensions that no record holds: whether the bot and staff came to the same. */
const agreements: Readonly<Record<string, readonly [string, string]>> = {
  urgencyAgrees: ['urgencyByBot', 'urgencyByStaff'],
  tracksAgree: ['tracksByBot', 'tracksByStaff'],
}

const mainCode = (value: string | readonly string[] | undefined) =>
  (typeof value === 'object' ? value[0] : value) ?? notKnown
