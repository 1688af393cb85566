/** Refusals of one kind that are not in the audit trail yet. */
interface Due<Act> {
  act: Act
  times: number
  /** They stand there now. */
  written(): void
}

/**
 * Refusals of one kind, of one person, in one quarter of an hour are told together: the first, then each time they have grown
 * tenfold, and what is left when the quarter is over. So a flood takes a handful of entries, whatever its size. Kept in
 * memory: a process that is killed forgets what was left, less than nine times what stands in the trail, and what came in its
 * last seconds.
 */
export interface RefusalCounts<Act> {
  note(act: Act, now: number): void
  /** What is to be written now; of those that `isWhole` names, everything that is not. */
  due(now: number, isWhole?: (act: Act) => boolean): Due<Act>[]
}

const quarterMs = 15 * 60_000

/** None counted yet. */
export function createRefusalCounts<Act>(): RefusalCounts<Act> {
  const counted = new Map<string, { act: Act; quarter: number; count: number; written: number }>()
  return {
    note(act, now) {
      const quarter = Math.floor(now / quarterMs)
      const key = JSON.stringify([quarter, act])
      const one = counted.get(key) ?? { act, quarter, count: 0, written: 0 }
      one.count += 1
      counted.set(key, one)
    },
    due(now, isWhole = () => false) {
      const quarter = Math.floor(now / quarterMs)
      for (const [key, one] of counted) if (one.quarter < quarter && one.count === one.written) counted.delete(key)
      return [...counted.values()]
        .filter(({ count, written }) => count > written)
        .filter((one) => isWhole(one.act) || one.quarter < quarter || one.count >= one.written * 10)
        .map((one) => {
          const { act, count, written } = one
          return {
            act,
            times: count - written,
            written() {
              one.written = count
            },
          }
        })
    },
  }
}
