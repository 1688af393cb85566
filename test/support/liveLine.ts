import type { Overrides } from '../../bot/context.ts'
import { waitInRealTime } from '../../bot/jobs/keepRunning.ts'
import { startLine } from './startLine.ts'

/** A line with its quickest timers, on a clock that the test moves. */
export const liveLine = (overrides: Overrides = {}, env: Record<string, string> = {}) =>
  startLine(overrides, env, (ms, stop) => waitInRealTime(ms < 1000 ? ms : 600_000, stop))
