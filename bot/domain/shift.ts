/** A shift; whoever works longer signs in again (requirements.md R3.4). */
export const sessionMs = 8 * 60 * 60_000
