/** A shift; whoever works longer signs in again (requirements.md R3.4). */
export const sessionMs = 8 * 60 * 60_000

/** So long without a person doing anything, and a session ends, unless its console is on duty: there an alarm must ring. */
export const idleMs = 15 * 60_000

/** A desk, a telephone and a spare of each: signing in once more ends the one that was used longest ago. */
export const mostSessions = 4

/** Sessions keep no instant closer than this. */
export const wholeMinute = (at: number) => at - (at % 60_000)
