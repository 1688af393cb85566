import type { Ringing } from '../state/consoleState.ts'

export interface Tone {
  hertz: number
  /** From the start of the pattern, in milliseconds. */
  atMs: number
  forMs: number
}

export interface Pattern {
  tones: Tone[]
  everyMs: number
}

const soft = { hertz: 523, atMs: 0, forMs: 260 }

/** Two soft tones, one when it is only asked who is there, and for danger three higher ones that come more than twice as often. */
export const patterns: Record<Exclude<Ringing, 'silent'>, Pattern> = {
  asks: { tones: [soft], everyMs: 15_000 },
  waiting: { tones: [soft, { hertz: 659, atMs: 300, forMs: 340 }], everyMs: 4000 },
  acute: {
    tones: [
      { hertz: 784, atMs: 0, forMs: 180 },
      { hertz: 988, atMs: 220, forMs: 180 },
      { hertz: 784, atMs: 440, forMs: 260 },
    ],
    everyMs: 1600,
  },
}

/** Heard once at the start of a shift: proof that there is sound. */
export const testTones: Tone[] = [{ hertz: 523, atMs: 0, forMs: 200 }]
