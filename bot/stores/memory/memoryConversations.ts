import type { ContactRecord } from '../../../shared/contactRecord.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { AppendExtras, Erasure, ErasureCount, Unanswered, UnansweredCount } from '../../ports/conversations.ts'
import { type Index, isListed, nextIndex } from '../nextIndex.ts'
import type { NewSealedEntry, SealedEntry } from '../sealedEntry.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'

interface Kept extends Index {
  entries: SealedEntry[]
  order: number
  eraseAt: number | undefined
}

export function createMemoryConversations(ensureOpen: () => void): ConversationRows {
  const conversations = new Map<ConversationId, Kept>()
  const tombstones = new Set<ConversationId>()
  const records = new Map<string, ContactRecord>()
  const erasures = new Map<string, ErasureCount>()
  const unanswered = new Map<string, UnansweredCount>()
  let lastOrder = 0

  function ensureLiving(id: ConversationId) {
    ensureOpen()
    if (tombstones.has(id)) throw new HotlineError('gone')
  }

  function append(id: ConversationId, expectedSeq: number, entries: readonly NewSealedEntry[], extras: AppendExtras) {
    const kept = conversations.get(id)
    const { moved, ...index } = nextIndex(kept, expectedSeq, entries)
    if (extras.record) keepRecord(records, extras.record)
    if (extras.unanswered) countUnanswered(extras.unanswered)
    const order = kept && !moved ? kept.order : ++lastOrder
    const eraseAt = extras.eraseAt ?? kept?.eraseAt
    conversations.set(id, { ...index, order, eraseAt, entries: [...(kept?.entries ?? []), ...entries] })
  }

  function countErasure({ day, reason }: Erasure) {
    const key = `${day} ${reason}`
    erasures.set(key, { day, reason, conversations: (erasures.get(key)?.conversations ?? 0) + 1 })
  }

  function countUnanswered({ day, language }: Unanswered) {
    const key = `${day} ${language}`
    unanswered.set(key, { day, language, texts: (unanswered.get(key)?.texts ?? 0) + 1 })
  }

  return {
    async append(id, expectedSeq, entries, extras) {
      ensureLiving(id)
      append(id, expectedSeq, entries, extras)
    },
    async read(id, since) {
      ensureLiving(id)
      return (conversations.get(id)?.entries ?? []).slice(since)
    },
    async replace(id, entry) {
      ensureLiving(id)
      const entries = conversations.get(id)?.entries
      if (!entries?.[entry.seq - 1]) throw new HotlineError('notFound')
      entries[entry.seq - 1] = entry
    },
    async erase(id, erasure) {
      ensureOpen()
      if (conversations.delete(id)) countErasure(erasure)
      tombstones.add(id)
    },
    async listed() {
      ensureOpen()
      return inOrder(conversations).map(([id, { place }]) => ({ id, place }))
    },
    async due(now) {
      ensureOpen()
      return [...conversations].filter(([, { eraseAt }]) => eraseAt !== undefined && eraseAt <= now).map(([id]) => id)
    },
    async keepRecord(record) {
      ensureOpen()
      if (!records.has(record.id)) keepRecord(records, record)
    },
    async records() {
      ensureOpen()
      return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    async destroyRecords(ids) {
      ensureOpen()
      for (const id of ids) records.delete(id)
    },
    async erasures() {
      ensureOpen()
      return [...erasures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
    },
    async unanswered() {
      ensureOpen()
      return [...unanswered].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
    },
    async ids() {
      ensureOpen()
      return [...conversations.keys()]
    },
  }
}

function keepRecord(records: Map<string, ContactRecord>, record: ContactRecord) {
  if (records.has(record.id)) throw new Error('a contact record with this id is stored already')
  records.set(record.id, structuredClone(record))
}

const inOrder = (conversations: Map<ConversationId, Kept>) =>
  [...conversations].filter(([, { place }]) => isListed(place)).sort(([, a], [, b]) => a.order - b.order)
