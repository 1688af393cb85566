/** A year, half-year or quarter: `2026`, `2026-H1`, `2026-Q3`. */
export const periodForm = /^\d{4}(-(H[12]|Q[1-4]))?$/

/** The months of a period, `2026-01` and on. */
export function monthsOf(period: string): string[] {
  const [year, part = 'Y1'] = period.split('-')
  const length = lengths[part[0] ?? ''] ?? 12
  const first = (Number(part[1]) - 1) * length + 1
  return Array.from({ length }, (_, index) => `${year}-${String(first + index).padStart(2, '0')}`)
}

const lengths: Readonly<Record<string, number>> = { Y: 12, H: 6, Q: 3 }

/** How long the periods of a calendar are. */
export const calendars = ['year', 'halfYear', 'quarter'] as const
export type Calendar = (typeof calendars)[number]

/** The periods of a year, in order. */
export const periodsOf = (year: number, calendar: Calendar): string[] =>
  ({
    year: [`${year}`],
    halfYear: [`${year}-H1`, `${year}-H2`],
    quarter: [`${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`],
  })[calendar]
