import type { Ports } from '../../bot/ports.ts'
import type { ServiceFigure, ServiceSources } from '../../shared/statistics/service.ts'

const month = '2026-03'
const hour = 3600

/** A month of service, small enough to work out by hand. */
export const servedMonth: ServiceSources = {
  counts: [
    { month, figure: 'open', band: 'under1', count: 9 },
    { month, figure: 'open', band: '1to5', count: 2 },
    { month, figure: 'open', band: '5to15', count: 6 },
    { month, figure: 'open', band: 'gaveUp', count: 8 },
    { month, figure: 'open', band: 'never', count: 4 },
    { month, figure: 'closed', band: 'over60', count: 6 },
    { month, figure: 'acute', band: 'under1', count: 4 },
    { month, figure: 'acute', band: '1to5', count: 6 },
    { month, figure: 'acute', band: '5to15', count: 3 },
    { month, figure: 'acute', band: 'never', count: 3 },
    { month, figure: 'callBack', band: 'within1h', count: 5 },
    { month, figure: 'callBack', band: 'within4h', count: 5 },
    { month, figure: 'callBack', band: 'notReached', count: 4 },
    { month, figure: 'callBack', band: 'missed', count: 6 },
    { month, figure: 'message', band: 'within1h', count: 4 },
  ],
  hours: [
    { day: '2026-03-02', promised: 16 * hour, staffed: 15 * hour, beyond: 3 * hour },
    { day: '2026-03-03', promised: 4 * hour, staffed: 0, beyond: 0 },
    { day: '2026-03-08', promised: 0, staffed: 0, beyond: 0 },
  ],
  unanswered: [
    { day: '2026-03-02', language: 'sv', texts: 7 },
    { day: '2026-03-31', language: 'sv', texts: 5 },
    { day: '2026-03-02', language: 'en', texts: 5 },
    { day: '2026-03-05', language: 'so', texts: 2 },
    { day: '2026-04-01', language: 'so', texts: 50 },
  ],
  nobodyReached: { [month]: 6, '2026-04': 40 },
}

/** What the page must show of it, worked out by hand by the definitions in statistics.json. */
export const servedFigures: Record<ServiceFigure, { basis?: number; shares?: Record<string, number> }> = {
  // 20 hours promised on two days; 15 of the first day's 16 attended.
  hours: { basis: 20, shares: { staffed: 75, unstaffed: 25 } },
  emptyDays: { basis: 1 },
  beyond: { basis: 3 },
  // While open: 17 answered → 15, 8 gave up → 10, 4 never → 5; together 29 → 30.
  answered: { basis: 30, shares: { answered: 50, gaveUp: 33, never: 17 } },
  // 10 acute within five minutes → 10, 6 later or never → 5.
  acuteSoon: { basis: 15, shares: { within5: 67, notWithin5: 33 } },
  nobodyReached: { basis: 5 },
  open: { basis: 30, shares: { under1: 33, '1to5': 0, '5to15': 17, '15to60': 0, over60: 0, gaveUp: 33, never: 17 } },
  acute: { basis: 15, shares: { under1: 25, '1to5': 25, '5to15': 25, '15to60': 0, over60: 0, gaveUp: 0, never: 25 } },
  // 29 of 35 while open.
  offered: { basis: 35, shares: { whileOpen: 86, whileClosed: 14 } },
  closed: { basis: 5, shares: { under1: 0, '1to5': 0, '5to15': 0, '15to60': 0, over60: 100, gaveUp: 0, never: 0 } },
  callBack: {
    basis: 20,
    shares: { within1h: 25, within4h: 25, within24h: 0, within72h: 0, notReached: 25, missed: 25 },
  },
  // Four only: as if there were none.
  message: {},
  notFound: { basis: 20, shares: { sv: 67, en: 33, ar: 0, so: 0 } },
}

/** A line that has served like that. */
const afterServed =
  ({ counts, hours, unanswered }: ServiceSources) =>
  (ports: Ports): Ports => ({
    ...ports,
    statistics: { ...ports.statistics, counts: async () => [...counts], hours: async () => [...hours] },
    conversations: { ...ports.conversations, unanswered: async () => [...unanswered] },
  })

export const afterServedMonth = afterServed(servedMonth)

const monthsOfYear = Array.from({ length: 12 }, (_, nth) => `2026-${String(nth + 1).padStart(2, '0')}`)
const everyMonth = <One extends { month: string } | { day: string }>(ones: readonly One[]) =>
  monthsOfYear.flatMap((month) =>
    ones.map((one) => ('day' in one ? { ...one, day: month + one.day.slice(7) } : { ...one, month })),
  )

/** Each month of a year as that one. */
export const afterServedYear = afterServed({
  counts: everyMonth(servedMonth.counts),
  hours: everyMonth(servedMonth.hours),
  unanswered: everyMonth(servedMonth.unanswered),
  nobodyReached: {},
})
