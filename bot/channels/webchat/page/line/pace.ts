import { acknowledgeWithinMs } from '../../../../../shared/limits.ts'

/** Time and chance, from outside. */
export interface Pace {
  /** Runs later; gives back the way to call it off. */
  after(ms: number, run: () => void): () => void
  /** From 0 up to 1. */
  random(): number
}

/** Pauses double up to eight times the first and are a little uneven, so that pages do not come back in step. */
export const pauseMs = (pace: Pace, attempt: number) =>
  acknowledgeWithinMs * 2 ** Math.min(attempt, 3) * (1 + pace.random() / 5)
