/** The day of an instant (ms) in UTC, as `2026-11-23`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
