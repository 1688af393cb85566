import type { Clock } from '../../bot/ports.ts'

/** A clock that stands still until time is passed. Starts on a weekday at 10 in Stockholm. */
export function fixedClock(startsAt = Date.UTC(2026, 0, 14, 9, 0)): Clock & { passTime(ms: number): void } {
  let now = startsAt
  return {
    now: () => now,
    passTime(ms) {
      now += ms
    },
  }
}
