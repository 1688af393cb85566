import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import type { ProviderLink, ProviderLinks } from '../../ports/provider.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  add: 'INSERT INTO provider_link (subject, staff) VALUES ($subject, $staffId) ON CONFLICT DO NOTHING',
  bySubject: 'SELECT staff AS staffId FROM provider_link WHERE subject = ?',
  ofStaff: 'SELECT staff AS staffId FROM provider_link WHERE staff = ?',
  remove: 'DELETE FROM provider_link WHERE staff = ?',
}

export function createSqliteLinks(database: DatabaseSync, commits: GroupCommit): ProviderLinks {
  const statements = prepareAll(database, sql)
  return {
    add: ({ subject, staffId }) =>
      commits.write(() => {
        const { changes } = statements.add.run({ $subject: subject, $staffId: staffId })
        if (Number(changes) !== 1) throw new HotlineError('conflict')
      }),
    bySubject: (subject) =>
      commits.read(() => rowsOf<Pick<ProviderLink, 'staffId'>>(statements.bySubject, subject)[0]?.staffId),
    has: (id) => commits.read(() => rowsOf(statements.ofStaff, id).length > 0),
    remove: (id) => commits.write(() => void statements.remove.run(id)),
  }
}
