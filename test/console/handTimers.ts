import type { Timers } from '../../console/connection/timers.ts'

/** Timers that run only when time is passed by hand. */
export function handTimers(): Timers & { pass(ms: number): void } {
  let now = 0
  const due = new Set<{ at: number; ring(): void }>()
  return {
    after(ms, ring) {
      const timer = { at: now + ms, ring }
      due.add(timer)
      return () => void due.delete(timer)
    },
    pass(ms) {
      now += ms
      for (const timer of [...due]) {
        if (timer.at > now) continue
        due.delete(timer)
        timer.ring()
      }
    },
  }
}
