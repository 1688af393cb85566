import { HotlineError } from '../../errors.ts'
import type { AuditRow, AuditStore } from '../../ports/audit.ts'

export function createMemoryAudit(ensureOpen: () => void): AuditStore {
  const chains = new Map<number, AuditRow[]>()
  return {
    async append(row) {
      ensureOpen()
      const chain = chains.get(row.chain) ?? []
      if (chain.length !== row.n) throw new HotlineError('conflict')
      chain.push({ ...row })
      chains.set(row.chain, chain)
    },
    async head(chain) {
      ensureOpen()
      const last = chains.get(chain)?.at(-1)
      return last && { chain, n: last.n, mac: last.mac }
    },
    async since(at) {
      ensureOpen()
      const inOrder = [...chains].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows)
      return inOrder.filter((row) => row.at >= at).map((row) => ({ ...row }))
    },
  }
}
