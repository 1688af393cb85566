import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import type { Passkey, PasskeyStore } from '../../ports/staff.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const columns = 'SELECT id, staff AS staffId, public_key AS publicKey, counter, added_at AS addedAt FROM passkey'
const sql = {
  add: `
    INSERT INTO passkey (id, staff, public_key, counter, added_at) VALUES ($id, $staffId, $publicKey, $counter, $addedAt)
    ON CONFLICT DO NOTHING`,
  byId: `${columns} WHERE id = ?`,
  ofStaff: `${columns} WHERE staff = ? ORDER BY added_at, id`,
  count: 'UPDATE passkey SET counter = $to WHERE id = $id AND counter = $from',
  remove: 'DELETE FROM passkey WHERE id = ?',
  spend: 'INSERT INTO spent (once, ends_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  forgetSpentBefore: 'DELETE FROM spent WHERE ends_at < ?',
}

/** Each step is one statement that says from which state it goes, so that of many at once one succeeds. */
export function createSqlitePasskeys(database: DatabaseSync, commits: GroupCommit): PasskeyStore {
  const statements = prepareAll(database, sql)
  return {
    add: ({ id, staffId, publicKey, counter, addedAt }) =>
      commits.write(() => {
        const row = { $id: id, $staffId: staffId, $publicKey: publicKey, $counter: counter, $addedAt: addedAt }
        if (Number(statements.add.run(row).changes) !== 1) throw new HotlineError('conflict')
      }),
    byId: (id) => commits.read(() => rowsOf<Passkey>(statements.byId, id).map((row) => ({ ...row }))[0]),
    ofStaff: (id) => commits.read(() => rowsOf<Passkey>(statements.ofStaff, id).map((row) => ({ ...row }))),
    count: (id, from, to) =>
      commits.write(() => Number(statements.count.run({ $id: id, $from: from, $to: to }).changes) === 1),
    remove: (id) => commits.write(() => void statements.remove.run(id)),
    spend: (once, endsAt) => commits.write(() => Number(statements.spend.run(once, endsAt).changes) === 1),
    forgetSpentBefore: (now) => commits.write(() => void statements.forgetSpentBefore.run(now)),
  }
}
