import type { DatabaseSync } from 'node:sqlite'
import type { Edit } from '../../../shared/edits.ts'
import { HotlineError } from '../../errors.ts'
import type { EditStore } from '../../ports/content.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  last: 'SELECT coalesce(max(seq), 0) AS seq FROM edit',
  add: 'INSERT INTO edit VALUES (?, ?)',
  after: 'SELECT content FROM edit WHERE seq > ? ORDER BY seq',
}

export function createSqliteEdits(database: DatabaseSync, commits: GroupCommit): EditStore {
  const statements = prepareAll(database, sql)
  return {
    append: (edit) =>
      commits.write(() => {
        const last = rowsOf<{ seq: number }>(statements.last)[0]?.seq
        if (edit.seq - 1 !== last) throw new HotlineError('conflict')
        statements.add.run(edit.seq, JSON.stringify(edit))
      }),
    read: (since) =>
      commits.read(() =>
        rowsOf<{ content: string }>(statements.after, since).map(({ content }) => JSON.parse(content) as Edit),
      ),
  }
}
