import type { OpeningHours } from '../../../shared/settings.ts'
import type { LineHours } from '../../../shared/statistics/service.ts'
import { daysAfter, instantOf, localTimeOf } from '../localTime.ts'
import { promisedBetween } from '../openingHours.ts'

/** The line's hours between two instants (ms), by day; staffed or not for the whole of it. */
export function lineHoursBetween(hours: OpeningHours, from: number, to: number, isStaffed: boolean): LineHours[] {
  const days: LineHours[] = []
  for (let at = from; at < to; ) {
    const day = localTimeOf(hours.timezone, at).date
    const end = Math.min(to, instantOf(hours.timezone, { date: daysAfter(day, 1), time: '00:00' }))
    const promisedMs = promisedBetween(hours, at, end).reduce((sum, span) => sum + span.to - span.from, 0)
    const promised = Math.round(promisedMs / 1000)
    const beyond = Math.round((end - at - promisedMs) / 1000)
    days.push({ day, promised, staffed: isStaffed ? promised : 0, beyond: isStaffed ? beyond : 0 })
    at = end
  }
  return days
}
