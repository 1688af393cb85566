import type { DatabaseSync } from 'node:sqlite'
import type { FourEyesRequest, FourEyesStore } from '../../ports/audit.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  add: 'INSERT INTO four_eyes (id, expires_at, state, content) VALUES ($id, $expiresAt, $state, $content)',
  list: 'SELECT content FROM four_eyes ORDER BY expires_at, id',
  find: 'SELECT content FROM four_eyes WHERE id = ?',
  approve: "UPDATE four_eyes SET state = 'approved', content = $content WHERE id = $id AND state = 'asked'",
  use: "DELETE FROM four_eyes WHERE id = ? AND state = 'approved'",
  withdraw: 'DELETE FROM four_eyes WHERE id = ?',
  forgetBefore: 'DELETE FROM four_eyes WHERE expires_at <= ?',
}

/** Each step is one statement that says from which state it goes, so that of many at once one succeeds. */
export function createSqliteFourEyes(database: DatabaseSync, commits: GroupCommit): FourEyesStore {
  const statements = prepareAll(database, sql)
  const read = ({ content }: { content: string }) => JSON.parse(content) as FourEyesRequest
  return {
    add: (request) =>
      commits.write(() => {
        const { id, expiresAt, state } = request
        statements.add.run({ $id: id, $expiresAt: expiresAt, $state: state, $content: JSON.stringify(request) })
      }),
    list: () => commits.read(() => rowsOf<{ content: string }>(statements.list).map(read)),
    approve: (id, by) =>
      commits.write(() => {
        const [row] = rowsOf<{ content: string }>(statements.find, id)
        if (!row) return false
        const content = JSON.stringify({ ...read(row), state: 'approved', approvedBy: by })
        return Number(statements.approve.run({ $id: id, $content: content }).changes) === 1
      }),
    use: (id) => commits.write(() => Number(statements.use.run(id).changes) === 1),
    withdraw: (id) => commits.write(() => void statements.withdraw.run(id)),
    forgetBefore: (now) => commits.write(() => void statements.forgetBefore.run(now)),
  }
}
