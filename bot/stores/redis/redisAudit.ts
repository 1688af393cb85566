import type { AuditRow, AuditStore } from '../../ports/audit.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

const append = script(
  ['audit:id', 'auditChains'],
  ['id', 'n', 'row'],
  `
if redis.call('LLEN', audit) ~= tonumber(n) then return 'conflict' end
redis.call('RPUSH', audit, row)
redis.call('SADD', auditChains, id)
return 'done'`,
)

/** A list for each chain. */
export function createRedisAudit({ key, run, send }: RedisConnection): AuditStore {
  const read = (row: string) => JSON.parse(row) as AuditRow
  return {
    async append(row) {
      ensureDone(await run(append, { id: String(row.chain), n: String(row.n), row: JSON.stringify(row) }))
    },
    async head(chain) {
      const last = await send<string | null>('LINDEX', key('audit', String(chain)), '-1')
      if (last === null) return undefined
      const { n, mac } = read(last)
      return { chain, n, mac }
    },
    async since(at) {
      const chains = (await send<string[]>('SMEMBERS', key('auditChains'))).map(Number).sort((a, b) => a - b)
      const rows: AuditRow[] = []
      for (const chain of chains) {
        rows.push(...(await send<string[]>('LRANGE', key('audit', String(chain)), '0', '-1')).map(read))
      }
      return rows.filter((row) => row.at >= at)
    },
  }
}
