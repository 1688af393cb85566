import type { Pace } from '../../../bot/channels/webchat/page/line/pace.ts'
import type { Timers } from '../../../console/connection/timers.ts'

/** How many times quicker the pauses of page and console are here, so that minutes hold many faults. */
export const hurry = 8

const after = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms / hurry)
  return () => clearTimeout(timer)
}

export const pace: Pace = { after, random: Math.random }
/** The server's heartbeat is not hurried: what waits for it, longer than for anything else, waits as long as a page. */
export const wirePace: Pace = { after: (ms, then) => after(ms > 20_000 ? ms * hurry : ms, then), random: Math.random }
export const timers: Timers = { after }

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
