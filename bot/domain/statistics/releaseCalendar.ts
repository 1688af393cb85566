import { type Calendar, monthsOf, periodsOf } from '../../../shared/statistics/periods.ts'
import { daysAfter, localTimeOf } from '../localTime.ts'

export interface ReleaseCalendar {
  calendar: Calendar
  delayDays: number
  timezone: string
}

/**
 * Periods that may be released at an instant (ms), oldest first: closed, the delay over, and after every one that was released. A period that
 * shares a month with one of those is never due, whatever the calendar was then.
 */
export function periodsDue(
  { calendar, delayDays, timezone }: ReleaseCalendar,
  released: readonly string[],
  at: number,
) {
  const today = localTimeOf(timezone, at).date
  const year = Number(today.slice(0, 4))
  const last = released.flatMap(monthsOf).sort().at(-1) ?? ''
  return [year - 2, year - 1, year]
    .flatMap((one) => periodsOf(one, calendar))
    .filter((period) => monthsOf(period).every((month) => month > last) && isOver(period, delayDays, today))
}

function isOver(period: string, delayDays: number, today: string) {
  const [year = 0, month = 0] = (monthsOf(period).at(-1) ?? '').split('-').map(Number)
  const firstDayAfter = new Date(Date.UTC(year, month)).toISOString().slice(0, 10)
  return daysAfter(firstDayAfter, delayDays) <= today
}
