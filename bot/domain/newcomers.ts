/** How many new conversations may begin: many at once, for word gets round, and then one after each pause. */
const atOnce = 120
const pauseMs = 50
/** When this much of it is left, whoever begins shows work first: little at that point, more the less there is. */
const scarceBelow = 1 / 3
const bits = { least: 14, most: 17 }
/** Meanwhile those who cannot show work, without script, begin at a walk. */
const walk = { atOnce: 10, pauseMs: 1000 }

/** Who begins: the page with script, or without. */
export type NewcomerKind = 'canWork' | 'cannotWork'

/** Decides over newcomers for one process, and remembers nobody. */
export interface Newcomers {
  /** Lets one begin and gives 0, or how long to wait in milliseconds. */
  begin(now: number, kind: NewcomerKind): number
  /** How much work a newcomer is to show now, in bits; 0 while there is room. */
  workBits(now: number): number
}

/** Kept in memory, for one process: what it has seen is forgotten when it ends. */
export function createNewcomers(): Newcomers {
  const all = createSavings(atOnce, pauseMs)
  const walking = createSavings(walk.atOnce, walk.pauseMs)
  function workBits(now: number) {
    const room = all.share(now)
    if (room >= scarceBelow) return 0
    return bits.least + Math.round((1 - room / scarceBelow) * (bits.most - bits.least))
  }
  return {
    workBits,
    begin(now, kind) {
      const from = kind === 'cannotWork' && workBits(now) > 0 ? [walking, all] : [all]
      const waitMs = Math.max(...from.map((savings) => savings.waitMs(now)))
      if (waitMs === 0) for (const savings of from) savings.take()
      return waitMs
    },
  }
}

/** Time that was not used, saved up to so many begins at once. */
function createSavings(most: number, eachMs: number) {
  let savedMs = most * eachMs
  let last: number | undefined
  function saveUntil(now: number) {
    savedMs = Math.min(most * eachMs, savedMs + Math.max(0, now - (last ?? now)))
    last = now
  }
  return {
    share(now: number) {
      saveUntil(now)
      return savedMs / (most * eachMs)
    },
    waitMs(now: number) {
      saveUntil(now)
      return Math.max(0, eachMs - savedMs)
    },
    take() {
      savedMs -= eachMs
    },
  }
}
