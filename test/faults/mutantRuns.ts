import type { RunOptions } from './harness.ts'

export const common: Omit<RunOptions, 'plan'> = {
  store: 'sqlite',
  seed: 3,
  minutes: 1,
  visitors: 6,
  staff: 2,
  settleMs: 5000,
}

/** Whether one run meets the moment a mutant is wrong in is chance; that none of so many does is not. */
export const runsAtMost = 8
