import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import type { AuditHead, AuditRow, AuditStore } from '../../ports/audit.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  head: 'SELECT chain, n, mac FROM audit WHERE chain = ? ORDER BY n DESC LIMIT 1',
  append: 'INSERT INTO audit (chain, n, at, body, mac) VALUES ($chain, $n, $at, $body, $mac)',
  since: 'SELECT chain, n, at, body, mac FROM audit WHERE at >= ? ORDER BY chain, n',
}

export function createSqliteAudit(database: DatabaseSync, commits: GroupCommit): AuditStore {
  const statements = prepareAll(database, sql)
  const headOf = (chain: number) => rowsOf<AuditHead>(statements.head, chain).map((row) => ({ ...row }))[0]
  return {
    append: ({ chain, n, at, body, mac }) =>
      commits.write(() => {
        if (n !== (headOf(chain)?.n ?? -1) + 1) throw new HotlineError('conflict')
        statements.append.run({ $chain: chain, $n: n, $at: at, $body: body, $mac: mac })
      }),
    head: (chain) => commits.read(() => headOf(chain)),
    since: (at) => commits.read(() => rowsOf<AuditRow>(statements.since, at).map((row) => ({ ...row }))),
  }
}
