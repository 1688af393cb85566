import type { ConversationId } from '../../../shared/ids.ts'
import type { KeyStore, WrappedKey } from '../sealing/conversationKeys.ts'
import { createDestroyer } from './destroyer.ts'
import { createGroupCommit } from './groupCommit.ts'
import { keyMigrations } from './migrations.ts'
import { type DatabaseOptions, openDatabase } from './openDatabase.ts'
import { prepareAll, rowsOf } from './statements.ts'
import { truncateWal } from './truncateWal.ts'

const sql = {
  add: 'INSERT INTO data_key (conversation, generation, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  find: 'SELECT generation, bytes FROM data_key WHERE conversation = ?',
  redacted: 'SELECT seq FROM redacted WHERE conversation = ?',
  addRedacted:
    'INSERT INTO redacted SELECT conversation, $seq FROM data_key WHERE conversation = $id ON CONFLICT DO NOTHING',
  remove: 'DELETE FROM data_key WHERE conversation = ?',
  replace: 'UPDATE data_key SET generation = ?, bytes = ? WHERE conversation = ?',
  olderThan: 'SELECT conversation AS id, generation, bytes FROM data_key WHERE generation < ?',
  ids: 'SELECT conversation AS id FROM data_key',
}

/** The key store as a file of its own. */
export function openSqliteKeyStore(path: string, options?: DatabaseOptions): KeyStore {
  const database = openDatabase(path, { ...options, steps: keyMigrations })
  const commits = createGroupCommit(database)
  const statements = prepareAll(database, sql)
  const { destroy } = createDestroyer(database, commits)

  function find(id: ConversationId) {
    const [key] = rowsOf<WrappedKey>(statements.find, id)
    const redacted = rowsOf<{ seq: number }>(statements.redacted, id).map(({ seq }) => seq)
    return key && { ...key, redacted }
  }

  return {
    async add(id, { generation, bytes }) {
      await commits.write(() => void statements.add.run(id, generation, bytes))
      const kept = await commits.read(() => find(id))
      if (!kept) throw new Error('the key that was just stored is gone')
      return kept
    },
    find: (id) => commits.read(() => find(id)),
    addRedacted: (id, seq) => commits.write(() => void statements.addRedacted.run({ $id: id, $seq: seq })),
    remove: (id) => destroy(() => void statements.remove.run(id)),
    replace: (keys) =>
      destroy(() => {
        for (const { id, key } of keys) statements.replace.run(key.generation, key.bytes, id)
      }),
    olderThan: (generation) =>
      commits.read(() =>
        rowsOf<WrappedKey & { id: ConversationId }>(statements.olderThan, generation).map(({ id, ...key }) => ({
          id,
          key,
        })),
      ),
    ids: () => commits.read(() => rowsOf<{ id: ConversationId }>(statements.ids).map(({ id }) => id)),
    async close() {
      if (!database.isOpen) return
      commits.flush()
      truncateWal(database)
      database.close()
    },
  }
}
