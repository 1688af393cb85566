export interface Presses {
  /** Counts one; true for the last of as many as it takes. */
  press(at: number): boolean
  reset(): void
}

/** Tells the last of several presses in a row, each within this time of the one before. Anything else in between starts over. */
export function createPresses({ times, withinMs }: { times: number; withinMs: number }): Presses {
  let count = 0
  let lastAt = 0
  return {
    press(at) {
      count = count > 0 && at - lastAt <= withinMs ? count + 1 : 1
      lastAt = at
      if (count < times) return false
      count = 0
      return true
    },
    reset() {
      count = 0
    },
  }
}
