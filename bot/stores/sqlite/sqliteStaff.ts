import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import type { StaffStore } from '../../ports/staff.ts'
import { changedAccount } from '../changedAccount.ts'
import type { GroupCommit } from './groupCommit.ts'
import { staffRows } from './staffRows.ts'

export function createSqliteStaff(database: DatabaseSync, commits: GroupCommit): StaffStore {
  const rows = staffRows(database)

  return {
    add: (account) =>
      commits.write(() => {
        if (rows.byName(account.name)) throw new HotlineError('conflict', `the name ${account.name} is taken`)
        const numbered = { ...account, number: rows.lastNumber() + 1 }
        rows.addAccount(numbered)
        return numbered
      }),
    change: (id, to, from) =>
      commits.write(() => {
        const changed = changedAccount(rows.byId(id), to, from)
        rows.updateAccount(changed)
        return changed
      }),
    byName: (name) => commits.read(() => rows.byName(name)),
    byId: (id) => commits.read(() => rows.byId(id)),
    list: () => commits.read(() => rows.list()),
    startSession: (session) =>
      commits.write(() => {
        if (!rows.byId(session.staffId)) throw new HotlineError('notFound')
        rows.addSession(session)
      }),
    session: (id) => commits.read(() => rows.session(id)),
    sessionsOf: (id) => commits.read(() => rows.sessionsOf(id)),
    renewSession: (id, from, to) => commits.write(() => rows.renewSession(id, from, to)),
    touchSession: (id, usedAt) => commits.write(() => rows.touchSession(id, usedAt)),
    endSession: (id) => commits.write(() => rows.endSession(id)),
    endSessionsOf: (id) => commits.write(() => rows.endSessionsOf(id)),
    endSessionsBefore: (now) => commits.write(() => rows.endSessionsBefore(now)),
  }
}
