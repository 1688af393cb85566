import type { Cover } from '../state/state.ts'

const minuteMs = 60_000
/** How long without a key or a touch before the page is blurred, and before nothing is left on it (requirements.md R2.5). */
const covers = [
  { cover: 'blurred', afterMs: 3 * minuteMs },
  { cover: 'hidden', afterMs: 10 * minuteMs },
] as const

export interface IdleParts {
  now(): number
  after(ms: number, run: () => void): () => void
  /** Told each time that it is so; again is harmless. */
  cover(how: Exclude<Cover, 'none'>): void
}

/** A page that nobody touches covers itself. */
export function createIdle({ now, after, cover }: IdleParts) {
  let touchedAt = now()
  let callOff = () => {}

  function look() {
    callOff()
    const idleMs = now() - touchedAt
    const due = covers.filter(({ afterMs }) => idleMs >= afterMs).at(-1)
    if (due) cover(due.cover)
    const next = covers.find(({ afterMs }) => idleMs < afterMs)
    if (next) callOff = after(next.afterMs - idleMs, look)
  }
  look()
  return {
    touched() {
      touchedAt = now()
      look()
    },
    /** Time may have passed while no timer ran, as when a telephone sleeps. */
    look,
  }
}
