import type { DatabaseSync } from 'node:sqlite'
import type { ContactRecord } from '../../../shared/contactRecord.ts'
import type { Place } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Erasure, ErasureCount, Unanswered, UnansweredCount } from '../../ports/conversations.ts'
import type { Index, NextIndex } from '../nextIndex.ts'
import type { SealedEntry } from '../sealedEntry.ts'
import { prepareAll, rowsOf } from './statements.ts'

const indexColumns = 'SELECT id, last_seq, status, alarmed, erase_at FROM conversation'
const entryColumns = 'SELECT seq, author, client_id AS clientId, content FROM entry WHERE conversation = ?'
const sql = {
  tombstone: 'SELECT 1 FROM tombstone WHERE id = ?',
  index: `${indexColumns} WHERE id = ?`,
  listed: `${indexColumns} WHERE alarmed = 1 OR status IN ('waiting', 'withStaff') ORDER BY place_order`,
  due: 'SELECT id FROM conversation WHERE erase_at <= ?',
  nextOrder: `UPDATE counter SET value = value + 1 WHERE name = 'placeOrder' RETURNING value`,
  moveIndex: `
    INSERT INTO conversation (id, last_seq, status, alarmed, place_order)
    VALUES ($id, $lastSeq, $status, $alarmed, $order)
    ON CONFLICT (id) DO UPDATE SET last_seq = $lastSeq, status = $status, alarmed = $alarmed, place_order = $order`,
  advanceIndex: 'UPDATE conversation SET last_seq = $lastSeq WHERE id = $id',
  moveErasing: 'UPDATE conversation SET erase_at = ? WHERE id = ?',
  entriesAfter: `${entryColumns} AND seq > ? ORDER BY seq`,
  addEntry: 'INSERT INTO entry (conversation, seq, author, client_id, content) VALUES (?, ?, ?, ?, ?)',
  replaceContent: 'UPDATE entry SET content = ? WHERE conversation = ? AND seq = ?',
  ids: 'SELECT id FROM conversation',
  deleteConversation: 'DELETE FROM conversation WHERE id = ?',
  addTombstone: 'INSERT INTO tombstone VALUES (?) ON CONFLICT DO NOTHING',
  countErasure: `
    INSERT INTO erasure VALUES (?, ?, 1) ON CONFLICT (day, reason) DO UPDATE SET conversations = conversations + 1`,
  erasures: 'SELECT day, reason, conversations FROM erasure ORDER BY day, reason',
  countUnanswered: `
    INSERT INTO unanswered VALUES (?, ?, 1) ON CONFLICT (day, language) DO UPDATE SET texts = texts + 1`,
  unanswered: 'SELECT day, language, texts FROM unanswered ORDER BY day, language',
  addRecord: 'INSERT INTO contact_record VALUES (?, ?)',
  keepRecord: 'INSERT INTO contact_record VALUES (?, ?) ON CONFLICT DO NOTHING',
  destroyRecord: 'DELETE FROM contact_record WHERE id = ?',
  records: 'SELECT content FROM contact_record ORDER BY id',
}

interface IndexRow {
  id: ConversationId
  last_seq: number
  status: Place['status']
  alarmed: number
  erase_at: number | null
}

/** With when it is erased, in milliseconds. */
type DatedIndex = Index & { eraseAt: number | undefined }

/** The statements of conversations: rows in, values out, no decision. */
export function conversationRows(database: DatabaseSync) {
  const statements = prepareAll(database, sql)

  function writeIndex(id: ConversationId, { lastSeq, place, moved }: NextIndex) {
    const advanced = { $id: id, $lastSeq: lastSeq }
    if (!moved) return statements.advanceIndex.run(advanced)
    const order = rowsOf<{ value: number }>(statements.nextOrder)[0]?.value ?? 0
    const alarmed = Number(place.alarmed)
    return statements.moveIndex.run({ ...advanced, $status: place.status, $alarmed: alarmed, $order: order })
  }

  function erase(id: ConversationId, { day, reason }: Erasure) {
    if (statements.deleteConversation.run(id).changes > 0) statements.countErasure.run(day, reason)
    statements.addTombstone.run(id)
  }

  return {
    isErased: (id: ConversationId) => statements.tombstone.get(id) !== undefined,
    index: (id: ConversationId) => rowsOf<IndexRow>(statements.index, id).map(toIndex)[0],
    listed: () => rowsOf<IndexRow>(statements.listed).map((row) => ({ id: row.id, place: toIndex(row).place })),
    due: (now: number) => rowsOf<{ id: ConversationId }>(statements.due, now).map(({ id }) => id),
    writeIndex,
    moveErasing: (id: ConversationId, eraseAt: number) => statements.moveErasing.run(eraseAt, id),
    entriesAfter: (id: ConversationId, since: number) => rowsOf<SealedEntry>(statements.entriesAfter, id, since),
    addEntry: (id: ConversationId, { seq, author, clientId, content }: SealedEntry) =>
      statements.addEntry.run(id, seq, author, clientId, content),
    replaceContent: (id: ConversationId, { seq, content }: SealedEntry) =>
      statements.replaceContent.run(content, id, seq).changes > 0,
    ids: () => rowsOf<{ id: ConversationId }>(statements.ids).map(({ id }) => id),
    erase,
    erasures: () => rowsOf<ErasureCount>(statements.erasures).map((count) => ({ ...count })),
    countUnanswered: ({ day, language }: Unanswered) => statements.countUnanswered.run(day, language),
    unanswered: () => rowsOf<UnansweredCount>(statements.unanswered).map((count) => ({ ...count })),
    addRecord: (record: ContactRecord) => statements.addRecord.run(record.id, JSON.stringify(record)),
    keepRecord: (record: ContactRecord) => statements.keepRecord.run(record.id, JSON.stringify(record)),
    destroyRecords(ids: readonly string[]) {
      for (const id of ids) statements.destroyRecord.run(id)
    },
    records: () => rowsOf<{ content: string }>(statements.records).map(toRecord),
  }
}

const toIndex = ({ last_seq, status, alarmed, erase_at }: IndexRow): DatedIndex => ({
  lastSeq: last_seq,
  place: { status, alarmed: alarmed === 1 },
  eraseAt: erase_at ?? undefined,
})

const toRecord = ({ content }: { content: string }) => JSON.parse(content) as ContactRecord
