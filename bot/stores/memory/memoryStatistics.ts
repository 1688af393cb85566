import type { ServiceCount } from '../../../shared/statistics/service.ts'
import { HotlineError } from '../../errors.ts'
import type { KeptRelease, ReleaseProposal, StatisticsStore } from '../../ports.ts'

export function createMemoryStatistics(ensureOpen: () => void): StatisticsStore {
  const kept: KeptRelease[] = []
  const counted = new Map<string, ServiceCount>()
  let proposed: ReleaseProposal | undefined
  return {
    async releases() {
      ensureOpen()
      return kept.map((release) => ({ ...release }))
    },
    async proposal() {
      ensureOpen()
      return structuredClone(proposed)
    },
    async propose(proposal) {
      ensureOpen()
      if (proposed) throw new HotlineError('conflict')
      proposed = structuredClone(proposal)
    },
    async withdraw(period) {
      ensureOpen()
      if (proposed?.period === period) proposed = undefined
    },
    async count({ month, figure, band }) {
      ensureOpen()
      const key = `${month} ${figure} ${band}`
      counted.set(key, { month, figure, band, count: (counted.get(key)?.count ?? 0) + 1 })
    },
    async counts() {
      ensureOpen()
      return [...counted.values()].map((one) => ({ ...one }))
    },
    async freeze(release) {
      ensureOpen()
      if (kept.some(({ period }) => period === release.period)) throw new HotlineError('conflict')
      kept.push({ ...release })
      proposed = undefined
    },
  }
}
