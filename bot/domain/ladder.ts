import type { Rung } from '../../shared/settings.ts'

/** How far the ladder has been climbed for somebody who waits, as the log says it. */
export interface Climb {
  /** Rungs that were taken. */
  taken: number
  /** When the first was taken (ms); absent before. */
  startedAt?: number
  /** Ways to people that took an alarm, of all rungs so far. */
  reached: number
  /** When the visitor was told last that nobody has come (ms). */
  toldAt?: number
}

/** Where a wait begins: nobody has been rung. */
export const notClimbed: Climb = { taken: 0, reached: 0 }

/**
 * The next rung when its time has come. The first is due at once and the others so long after it; while no alarm has
 * reached anybody there is nothing to wait for, and each is due at once until the visitor has been told the truth.
 */
export function dueRung(ladder: readonly Rung[], climb: Climb, now: number): { nth: number; rung: Rung } | undefined {
  const { taken, startedAt = now, reached, toldAt } = climb
  const rung = ladder[taken]
  if (!rung) return undefined
  const reachedNobody = taken > 0 && reached === 0 && toldAt === undefined
  return reachedNobody || now - startedAt >= rung.afterSeconds * 1000 ? { nth: taken, rung } : undefined
}

/** When staff are rung the next time (ms), as far as the ladder says. */
export function nextRingAt(ladder: readonly Rung[], { startedAt }: Climb, taken: number): number | undefined {
  const next = ladder.slice(taken).find((rung) => rung.do !== 'tellVisitor')
  return next && startedAt !== undefined ? startedAt + next.afterSeconds * 1000 : undefined
}
