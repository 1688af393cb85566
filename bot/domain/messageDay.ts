import type { OpeningHours } from '../../shared/settings.ts'
import { instantOf, localTimeOf } from './localTime.ts'
import { spansOn } from './openingHours.ts'

/** Messages outside the console are the same number every day, whether or not anybody writes (requirements.md R1.10). */
export interface MessageDay {
  /** `2026-03-29` where the line is. */
  date: string
  from: number
  to: number
}

/** The day of an instant (ms), from the first opening to the last closing; a closed day has hours too. */
export function messageDayAt(hours: OpeningHours, at: number): MessageDay {
  const { date } = localTimeOf(hours.timezone, at)
  const spans = spansOn(hours, date)
  const from = spans[0]?.[0] ?? '09:00'
  const to =
    spans
      .map(([, end]) => end)
      .sort()
      .at(-1) ?? '15:00'
  return {
    date,
    from: instantOf(hours.timezone, { date, time: from }),
    to: instantOf(hours.timezone, { date, time: to }),
  }
}

/** Moments spread over the day by chance, in order; `draws` are numbers from 0 up to 1. */
export const momentsOf = ({ from, to }: MessageDay, draws: readonly number[]) =>
  draws.map((draw) => Math.floor(from + draw * (to - from))).sort((a, b) => a - b)
