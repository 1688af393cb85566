import type { DatabaseSync } from 'node:sqlite'
import type { KeptTextRows, SealedText } from '../sealing/sealedKeptTexts.ts'
import { createDestroyer } from './destroyer.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  add: 'INSERT INTO kept_text (id, erase_at, content) VALUES (?, ?, ?)',
  list: 'SELECT id, erase_at AS eraseAt, content FROM kept_text',
  remove: 'DELETE FROM kept_text WHERE id = ?',
}

export function createSqliteKeptTexts(database: DatabaseSync, commits: GroupCommit): KeptTextRows {
  const statements = prepareAll(database, sql)
  const { destroy, emptyWal } = createDestroyer(database, commits)
  return {
    add: ({ id, eraseAt, content }) => commits.write(() => void statements.add.run(id, eraseAt, content)),
    async list() {
      await emptyWal()
      return commits.read(() => rowsOf<SealedText>(statements.list).map((row) => ({ ...row })))
    },
    remove: (id) => destroy(() => void statements.remove.run(id)),
  }
}
