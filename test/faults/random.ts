/** The same numbers from 0 up to 1 for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (from: number, to: number) => Math.floor(from + next() * (to - from + 1)),
    chance: (share: number) => next() < share,
    oneOf: <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value,
  }
}

export type Randomness = ReturnType<typeof randomFrom>
