import type { Known } from '../../bot/domain/statistics/selection.ts'
import { themes } from '../../shared/statistics/themes.ts'
import type { Contact } from './contacts.ts'

/**
 * A true number told elsewhere that leaves only a few out: the worst there is to publish anything beside. It names no small group
 * itself, for that would be known whatever is published.
 */
export function tellingNumber(contacts: readonly Contact[], seed: number, k: number): Known | undefined {
  const candidates = themes.flatMap(({ dimensions }) =>
    Object.entries(dimensions).flatMap(([name, levels]) =>
      (levels[0] ?? []).flatMap((left) => {
        const codes = (levels[0] ?? []).flat().filter((code) => !left.includes(code))
        return [
          { [name]: codes },
          ...(name === 'audience' ? [] : audiences.map((audience) => ({ audience, [name]: codes }))),
        ]
          .map((where) => knownOf(contacts, where))
          .filter(({ known, outside }) => known.low >= k && outside(left, name) >= 1 && outside(left, name) <= 4)
      }),
    ),
  )
  return candidates[(seed * 31) % Math.max(1, candidates.length)]?.known
}

const audiences = themes[0]?.dimensions.audience?.[0] ?? []

function knownOf(contacts: readonly Contact[], where: Known['where']) {
  const countOf = (selection: Known['where']) =>
    contacts.filter((contact) =>
      Object.entries(selection).every(([name, codes]) => codes.includes(contact[name] ?? '')),
    ).length
  const count = countOf(where)
  return {
    known: { where, low: count, high: count },
    outside: (left: readonly string[], name: string) => countOf({ ...where, [name]: left }),
  }
}
