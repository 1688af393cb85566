import type { DatabaseSync } from 'node:sqlite'
import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { KeptCode, ReturnCodes } from '../../ports/conversations.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'

const sql = {
  // The conversation is looked for in the same statement: nothing is kept for one that is erased.
  save: `
    INSERT INTO return_code (conversation, lookup, hash) SELECT id, $lookup, $hash FROM conversation WHERE id = $id
    ON CONFLICT (conversation) DO UPDATE SET lookup = $lookup, hash = $hash`,
  load: 'SELECT lookup, hash FROM return_code WHERE conversation = ?',
  find: 'SELECT conversation AS id, hash FROM return_code WHERE lookup = ?',
  forget: 'DELETE FROM return_code WHERE conversation = ?',
}

/** Rows go with their conversation, in the same transaction (ON DELETE CASCADE). */
export function createSqliteReturnCodes(database: DatabaseSync, commits: GroupCommit): ReturnCodes {
  const statements = prepareAll(database, sql)
  return {
    save: (id, { lookup, hash }) =>
      commits.write(() => {
        const { changes } = statements.save.run({ $id: id, $lookup: lookup, $hash: hash })
        if (changes === 0) throw new HotlineError('gone')
      }),
    load: (id) => commits.read(() => rowsOf<KeptCode>(statements.load, id).map((row) => ({ ...row }))[0]),
    find: (lookup) =>
      commits.read(() =>
        rowsOf<{ id: ConversationId; hash: string }>(statements.find, lookup).map((row) => ({ ...row })),
      ),
    forget: (id) => commits.write(() => void statements.forget.run(id)),
  }
}
