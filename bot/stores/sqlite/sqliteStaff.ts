import type { DatabaseSync } from 'node:sqlite'
import type { StaffId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { StaffAccount, StaffStore } from '../../ports/staff.ts'
import type { GroupCommit } from './groupCommit.ts'
import { staffRows } from './staffRows.ts'

export function createSqliteStaff(database: DatabaseSync, commits: GroupCommit): StaffStore {
  const rows = staffRows(database)

  function ensureNameFree({ id, name }: Pick<StaffAccount, 'id' | 'name'>) {
    const holder = rows.byName(name)
    if (holder && holder.id !== id) throw new HotlineError('conflict', `the name ${name} is taken`)
  }

  function ensureAccount(id: StaffId) {
    if (!rows.byId(id)) throw new HotlineError('notFound')
  }

  return {
    add: (account) =>
      commits.write(() => {
        ensureNameFree(account)
        const numbered = { ...account, number: rows.lastNumber() + 1 }
        rows.addAccount(numbered)
        return numbered
      }),
    update: (account) =>
      commits.write(() => {
        ensureAccount(account.id)
        ensureNameFree(account)
        rows.updateAccount(account)
      }),
    byName: (name) => commits.read(() => rows.byName(name)),
    byId: (id) => commits.read(() => rows.byId(id)),
    list: () => commits.read(() => rows.list()),
    startSession: (session) =>
      commits.write(() => {
        ensureAccount(session.staffId)
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
