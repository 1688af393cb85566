import type { Plan } from '../../shared/plan.ts'
import type { OpeningHours } from '../../shared/settings.ts'
import { closesAt, nextOpening } from './openingHours.ts'
import { shiftsAround } from './plan.ts'

const hourMs = 60 * 60_000
/** Over a long weekend at most; after that nobody remembers what it was about. */
const longestMs = 96 * hourMs
const withoutAnyMs = 24 * hourMs

/** When a note for the next shift goes (ms): when that shift ends. */
export function noteEndsAt(plan: Plan | undefined, hours: OpeningHours, at: number): number {
  return Math.min(nextShiftEnds(plan, hours, at) ?? at + withoutAnyMs, at + longestMs)
}

function nextShiftEnds(plan: Plan | undefined, hours: OpeningHours, at: number): number | undefined {
  if (plan) return shiftsAround(plan, hours.timezone, at).find(({ from }) => from > at)?.to
  const opens = nextOpening(hours, at)
  return opens === undefined ? undefined : closesAt(hours, opens)
}
