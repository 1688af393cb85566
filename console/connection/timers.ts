/** Timers as they are handed in, so that tests pass time themselves. */
export interface Timers {
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void
}

export const realTimers: Timers = {
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
