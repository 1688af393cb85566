import { type Plan, type Shift, type WeekdayName, weekdayNames } from '../../shared/plan.ts'
import type { OpeningHours } from '../../shared/settings.ts'
import { isHoliday } from './holidays.ts'
import { daysAfter, instantOf, localTimeOf, weekdayOf } from './localTime.ts'

/** A shift as it falls on a day. */
export interface PlannedShift {
  /** Instants, in milliseconds. */
  from: number
  to: number
  /** By number, in the order in which they are rung. */
  staff: readonly number[]
}

/** How far around today days that differ are written out as opening hours. */
const daysBefore = 2
const daysAhead = 368

/** Numbers of those whom the plan names at an instant (ms), in the order in which they are rung. */
export function staffAt(plan: Plan | undefined, timezone: string, at: number): number[] {
  if (!plan) return []
  const now = shiftsAround(plan, timezone, at).filter(({ from, to }) => from <= at && at < to)
  return [...new Set(now.flatMap(({ staff }) => staff))]
}

/** Shifts from the day before an instant (ms) to a week after it, in order. */
export function shiftsAround(plan: Plan, timezone: string, at: number): PlannedShift[] {
  const today = localTimeOf(timezone, at).date
  const days = Array.from({ length: 9 }, (_, nth) => daysAfter(today, nth - 1))
  return days
    .flatMap((date) => shiftsOn(plan, date).map((shift) => fallingOn(timezone, date, shift)))
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The plan's shifts as opening hours around an instant (ms), past midnight cut in two. */
export function hoursOf(plan: Plan, timezone: string, at: number): OpeningHours {
  const today = localTimeOf(timezone, at).date
  const days = Array.from({ length: daysBefore + daysAhead }, (_, nth) => daysAfter(today, nth - daysBefore))
  const differing = days.filter((date) => isSpecial(plan, date) || isSpecial(plan, daysAfter(date, -1)))
  const week = weekdayNames.map((day, nth) => {
    const eve = weekdayNames[(nth + 6) % 7] ?? day
    return [day, spansOf(plan[day], plan[eve])] as const
  })
  return {
    timezone,
    ...(Object.fromEntries(week) as Record<WeekdayName, OpeningHours['monday']>),
    exceptions: differing.map((date) => ({
      date,
      spans: spansOf(shiftsOn(plan, date), shiftsOn(plan, daysAfter(date, -1))),
    })),
  }
}

function shiftsOn(plan: Plan, date: string): readonly Shift[] {
  const exception = plan.exceptions.find((one) => one.date === date)
  if (exception) return exception.shifts
  return isHoliday(date) ? plan.holidays : plan[weekdayNames[(weekdayOf(date) + 6) % 7] ?? 'sunday']
}

const isSpecial = (plan: Plan, date: string) => plan.exceptions.some((one) => one.date === date) || isHoliday(date)

const isPastMidnight = ({ from, to }: Shift) => to < from

function fallingOn(timezone: string, date: string, shift: Shift): PlannedShift {
  const end = isPastMidnight(shift) ? daysAfter(date, 1) : date
  return {
    from: instantOf(timezone, { date, time: shift.from }),
    to: instantOf(timezone, { date: end, time: shift.to }),
    staff: shift.staff,
  }
}

/** A day's spans: its own shifts until midnight, and what goes on from the evening before. */
function spansOf(own: readonly Shift[], eve: readonly Shift[]): OpeningHours['monday'] {
  const through = eve.filter((shift) => isPastMidnight(shift) && shift.to > '00:00')
  return [
    ...through.map(({ to }): [string, string] => ['00:00', to]),
    ...own.map((shift): [string, string] => [shift.from, isPastMidnight(shift) ? '24:00' : shift.to]),
  ]
}
