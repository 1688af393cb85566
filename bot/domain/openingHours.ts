import type { OpeningHours } from '../../shared/settings.ts'
import { daysAfter, instantOf, localTimeOf, weekdayOf } from './localTime.ts'

/** When a contact came, as the contact record counts it. */
export type TimeKind = 'officeHours' | 'weekdayClosed' | 'nightOrWeekend'

/** How far ahead an opening is looked for. One that is further off is of no help to anybody who waits. */
const daysAhead = 366

/** Whether the line promises to be open at this instant (ms). */
export function isOpenAt(hours: OpeningHours, at: number): boolean {
  for (const { from, to } of spansAround(hours, at)) if (to > at) return from <= at
  return false
}

/**
 * The next instant (ms), always after `at`, at which the line goes from closed to open; while it is open, that is the
 * opening after the coming closing. Nothing when it does not open within a year, or never closes.
 */
export function nextOpening(hours: OpeningHours, at: number): number | undefined {
  for (const { from } of openings(hours, at)) if (from > at) return from
  return undefined
}

/** The instant (ms) at which the line, open at `at`, closes. Nothing when it is closed, or does not close within a year. */
export function closesAt(hours: OpeningHours, at: number): number | undefined {
  for (const { from, to } of openings(hours, at)) if (to > at) return from <= at && to !== forever ? to : undefined
  return undefined
}

/**
 * Office hours are the promised opening hours. Otherwise a weekday is closed from 06:00 to 22:00, and night, weekend and
 * days that an exception closes count together (contact-record.json, `timeKind`).
 */
export function timeKindAt(hours: OpeningHours, at: number): TimeKind {
  if (isOpenAt(hours, at)) return 'officeHours'
  const { date, time } = localTimeOf(hours.timezone, at)
  const atNight = time < '06:00' || time >= '22:00'
  const weekend = [0, 6].includes(weekdayOf(date)) || exceptionOn(hours, date)?.spans.length === 0
  return atNight || weekend ? 'nightOrWeekend' : 'weekdayClosed'
}

/** Times of promised opening that fall between two instants (ms), in order and without overlap. */
export function promisedBetween(hours: OpeningHours, from: number, to: number): { from: number; to: number }[] {
  const promised: { from: number; to: number }[] = []
  for (const span of openings(hours, from)) {
    if (span.from >= to) break
    if (span.to > from) promised.push({ from: Math.max(span.from, from), to: Math.min(span.to, to) })
  }
  return promised
}

/** The month of an instant (ms) where the line is, as `2026-03`. */
export const monthOf = (hours: OpeningHours, at: number) => localTimeOf(hours.timezone, at).date.slice(0, 7)

interface Span {
  from: number
  to: number
}
const forever = Number.POSITIVE_INFINITY

/** Times of being open without a break: spans that meet or overlap are one, so that a shift past midnight is too. */
function* openings(hours: OpeningHours, at: number): Generator<Span> {
  let open: Span | undefined
  for (const span of spansAround(hours, at)) {
    if (open && span.from > open.to) yield open
    open = open && span.from <= open.to ? { from: open.from, to: Math.max(open.to, span.to) } : span
  }
  if (open) yield open
}

/** Spans as instants, in order, from the day before `at`. One that reaches the end of the year ahead has no end. */
function* spansAround(hours: OpeningHours, at: number): Generator<Span> {
  const today = localTimeOf(hours.timezone, at).date
  for (let day = -1; day <= daysAhead; day++) {
    const date = daysAfter(today, day)
    for (const [fromTime, toTime] of spansOn(hours, date)) {
      const from = instantOf(hours.timezone, { date, time: fromTime })
      const to = instantOf(hours.timezone, { date, time: toTime })
      // A span inside the hour that summer time jumps over is no time at all.
      if (from < to) yield { from, to: day === daysAhead && toTime === '24:00' ? forever : to }
    }
  }
}

/** What is promised on a day, in order. */
export const spansOn = (hours: OpeningHours, date: string) =>
  [...(exceptionOn(hours, date)?.spans ?? hours[weekdays[weekdayOf(date)] ?? 'sunday'])].sort(byStart)

const byStart = ([one]: [string, string], [other]: [string, string]) => (one < other ? -1 : 1)

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const exceptionOn = (hours: OpeningHours, date: string) => hours.exceptions.find((exception) => exception.date === date)
