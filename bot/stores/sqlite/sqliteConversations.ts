import type { DatabaseSync } from 'node:sqlite'
import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import { nextIndex } from '../nextIndex.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'
import { conversationRows } from './conversationRows.ts'
import { createDestroyer } from './destroyer.ts'
import type { GroupCommit } from './groupCommit.ts'

export function createSqliteConversations(database: DatabaseSync, commits: GroupCommit): ConversationRows {
  const rows = conversationRows(database)
  const { destroy, emptyWal } = createDestroyer(database, commits)

  function ensureLiving(id: ConversationId) {
    if (rows.isErased(id)) throw new HotlineError('gone')
  }

  return {
    append: (id, expectedSeq, entries, { record, eraseAt, unanswered }) =>
      commits.write(() => {
        const index = rows.index(id)
        // What was erased has no index any more.
        if (!index) ensureLiving(id)
        rows.writeIndex(id, nextIndex(index, expectedSeq, entries))
        // A deadline stands for a quarter of an hour, and its own index need not be written for every entry.
        if (eraseAt !== undefined && eraseAt !== index?.eraseAt) rows.moveErasing(id, eraseAt)
        for (const entry of entries) rows.addEntry(id, entry)
        if (record) rows.addRecord(record)
        if (unanswered) rows.countUnanswered(unanswered)
      }),
    read: (id, since) =>
      commits.read(() => {
        ensureLiving(id)
        return rows.entriesAfter(id, since)
      }),
    replace: (id, entry) =>
      destroy(() => {
        ensureLiving(id)
        if (!rows.replaceContent(id, entry)) throw new HotlineError('notFound')
      }),
    erase: (id, erasure) => destroy(() => rows.erase(id, erasure)),
    listed: () => commits.read(() => rows.listed()),
    async due(now) {
      await emptyWal()
      return commits.read(() => rows.due(now))
    },
    keepRecord: (record) => commits.write(() => void rows.keepRecord(record)),
    records: () => commits.read(() => rows.records()),
    destroyRecords: (ids) => destroy(() => rows.destroyRecords(ids)),
    erasures: () => commits.read(() => rows.erasures()),
    unanswered: () => commits.read(() => rows.unanswered()),
    ids: () => commits.read(() => rows.ids()),
  }
}
