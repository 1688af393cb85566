import type { LineHours, ServiceCount } from '../../../shared/statistics/service.ts'
import { HotlineError } from '../../errors.ts'
import type { KeptRelease, StatisticsStore } from '../../ports/statistics.ts'

export function createMemoryStatistics(ensureOpen: () => void): StatisticsStore {
  const kept: KeptRelease[] = []
  const counted = new Map<string, ServiceCount>()
  const days = new Map<string, LineHours>()
  let countedUntil: number | undefined
  return {
    async releases() {
      ensureOpen()
      return kept.map((release) => ({ ...release }))
    },
    async count(ended) {
      ensureOpen()
      const key = `${ended.month} ${ended.figure} ${ended.band}`
      counted.set(key, { ...ended, count: (counted.get(key)?.count ?? 0) + 1 })
    },
    async counts() {
      ensureOpen()
      return [...counted.values()].map((one) => ({ ...one }))
    },
    async hoursUntil() {
      ensureOpen()
      return countedUntil
    },
    async addHours(since, until, added) {
      ensureOpen()
      if (countedUntil !== since) throw new HotlineError('conflict')
      countedUntil = until
      for (const { day, promised, staffed, beyond } of added) {
        const before = days.get(day)
        days.set(day, {
          day,
          promised: promised + (before?.promised ?? 0),
          staffed: staffed + (before?.staffed ?? 0),
          beyond: beyond + (before?.beyond ?? 0),
        })
      }
    },
    async hours() {
      ensureOpen()
      return [...days.values()].map((one) => ({ ...one }))
    },
    async freeze(release) {
      ensureOpen()
      if (kept.some(({ period }) => period === release.period)) throw new HotlineError('conflict')
      kept.push({ ...release })
    },
  }
}
