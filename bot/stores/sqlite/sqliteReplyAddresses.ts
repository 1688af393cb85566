import type { DatabaseSync } from 'node:sqlite'
import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { ReplyAddresses } from '../../ports/conversations.ts'
import type { GroupCommit } from './groupCommit.ts'
import { prepareAll, rowsOf } from './statements.ts'
import { truncateWal } from './truncateWal.ts'

const sql = {
  // The conversation is looked for in the same statement: nothing is kept for one that is erased.
  save: `
    INSERT INTO reply_address (conversation, sealed) SELECT id, $sealed FROM conversation WHERE id = $id
    ON CONFLICT (conversation) DO UPDATE SET sealed = $sealed`,
  load: 'SELECT told, sealed FROM reply_address WHERE conversation = ?',
  markTold: 'UPDATE reply_address SET told = max(told, ?) WHERE conversation = ?',
  forget: 'DELETE FROM reply_address WHERE conversation = ?',
  list: 'SELECT conversation AS id FROM reply_address',
}

/** Rows go with their conversation, in the same transaction (ON DELETE CASCADE). */
export function createSqliteReplyAddresses(database: DatabaseSync, commits: GroupCommit): ReplyAddresses {
  const statements = prepareAll(database, sql)
  return {
    save: (id, sealed) =>
      commits.write(() => {
        if (statements.save.run({ $id: id, $sealed: sealed }).changes === 0) throw new HotlineError('gone')
      }),
    load: (id) =>
      commits.read(
        () => rowsOf<{ sealed: Uint8Array; told: number }>(statements.load, id).map((row) => ({ ...row }))[0],
      ),
    markTold: (id, seq) => commits.write(() => void statements.markTold.run(seq, id)),
    async forget(id) {
      await commits.write(() => void statements.forget.run(id))
      // Until then the log still holds the bytes; with a reader in the way, the next erase empties it.
      await commits.read(() => truncateWal(database))
    },
    list: () => commits.read(() => rowsOf<{ id: ConversationId }>(statements.list).map(({ id }) => id)),
  }
}
