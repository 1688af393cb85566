import { createHmac } from 'node:crypto'
import type { ContactRecord } from '../../../shared/contactRecord.ts'
import { dayOf } from '../../../shared/day.ts'
import type { Entry, Place } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { createOneAtATime } from '../../../shared/oneAtATime.ts'
import { HotlineError } from '../../errors.ts'
import type {
  AppendExtras,
  ConversationStore,
  Erasure,
  ErasureCount,
  UnansweredCount,
} from '../../ports/conversations.ts'
import { ensureNumbered } from '../nextIndex.ts'
import type { NewSealedEntry, SealedEntry } from '../sealedEntry.ts'
import type { ConversationKeys, DataKey } from './conversationKeys.ts'
import { openEntry, sealEntry, withoutContent } from './sealEntry.ts'
import { type KeptTextRows, keyIdOf } from './sealedKeptTexts.ts'

/** What a kind of store does for conversations; it sees no content. The promises are those of `ConversationStore`. */
export interface ConversationRows {
  append(
    id: ConversationId,
    expectedSeq: number,
    entries: readonly NewSealedEntry[],
    extras: AppendExtras,
  ): Promise<void>
  read(id: ConversationId, since: number): Promise<SealedEntry[]>
  /** Puts other content in an entry's place; what was there is destroyed. Throws `notFound` and `gone`. */
  replace(id: ConversationId, entry: SealedEntry): Promise<void>
  erase(id: ConversationId, erasure: Erasure): Promise<void>
  listed(): Promise<{ id: ConversationId; place: Place }[]>
  due(now: number): Promise<ConversationId[]>
  keepRecord(record: ContactRecord): Promise<void>
  records(): Promise<ContactRecord[]>
  destroyRecords(ids: readonly string[]): Promise<void>
  erasures(): Promise<ErasureCount[]>
  unanswered(): Promise<UnansweredCount[]>
  /** All that are there, to be compared with the keys that are there. */
  ids(): Promise<ConversationId[]>
}

export interface SealedConversations extends ConversationStore {
  /** Ends what has been begun. */
  settle(): Promise<void>
}

/**
 * Seals what goes into a store and opens what comes out. Without its key a conversation is gone, whatever rows remain. Kept
 * `texts` have keys of their own in the same key store.
 */
export function sealConversations(
  rows: ConversationRows,
  keys: ConversationKeys,
  texts: KeptTextRows,
): SealedConversations {
  const writes = createOneAtATime()
  async function keyFor(id: ConversationId, expectedSeq: number): Promise<DataKey> {
    // A tombstone speaks before a key is made for nothing.
    if (expectedSeq === 0) await rows.read(id, Number.MAX_SAFE_INTEGER)
    const key = expectedSeq === 0 ? await keys.make(id) : await keys.find(id)
    if (key) return key
    const written = await rows.read(id, 0)
    throw new HotlineError(written.length > 0 ? 'gone' : 'conflict')
  }

  async function read(id: ConversationId, since: number): Promise<Entry[]> {
    const sealed = await rows.read(id, since)
    if (sealed.length === 0) return []
    const key = await keys.find(id)
    if (!key) throw new HotlineError('gone')
    return sealed.map((entry) => openFor(id, key, entry))
  }

  let keysWithoutRows = new Set<ConversationId>()

  /** An erasing that was cut off has destroyed the key and left rows. */
  async function eraseKeyless(erasure: Erasure) {
    const ids = await rows.ids()
    const withKey = new Set(await keys.ids())
    for (const id of ids) if (!withKey.has(id)) await rows.erase(id, erasure)
  }

  /** A key is made before its first row, so it must be without one twice before it goes. */
  async function destroyRowless() {
    const ids = await keys.ids()
    const keptTexts = await texts.list()
    const withRows = new Set([...(await rows.ids()), ...keptTexts.map((text) => keyIdOf(text.id))])
    const found = ids.filter((id) => !withRows.has(id))
    for (const id of found) if (keysWithoutRows.has(id)) await keys.destroy(id)
    keysWithoutRows = new Set(found)
  }

  async function append(id: ConversationId, expectedSeq: number, entries: readonly Entry[], extras: AppendExtras) {
    const { key } = await keyFor(id, expectedSeq)
    const sealed = entries.map((entry) => sealEntry(key, id, entry))
    await rows.append(id, expectedSeq, sealed, extras)
  }

  async function redact(id: ConversationId, seq: number) {
    const [entry] = await read(id, seq - 1)
    const key = await keys.find(id)
    if (entry?.seq !== seq || !key) throw new HotlineError('notFound')
    await keys.markRedacted(id, seq)
    await rows.replace(id, sealEntry(key.key, id, withoutContent(entry)))
  }

  /** The key first: from then on nothing can be read, wherever the rows lie. */
  async function erase(id: ConversationId, erasure: Erasure) {
    await keys.destroy(id)
    await rows.erase(id, erasure)
  }

  return {
    ...rows,
    read: (id, since = 0) => read(id, since),
    async append(id, expectedSeq, entries, extras = {}) {
      ensureNumbered(expectedSeq, entries)
      await writes.run(id, () => append(id, expectedSeq, entries, extras))
    },
    async alias(id) {
      const key = await keys.find(id)
      return key && createHmac('sha256', key.key).update('alias').digest('base64url').slice(0, 16)
    },
    redact: (id, seq) => writes.run(id, () => redact(id, seq)),
    erase: (id, erasure) => writes.run(id, () => erase(id, erasure)),
    async tidy(now) {
      await eraseKeyless({ day: dayOf(now), reason: 'cutOff' })
      await destroyRowless()
      await keys.rotate(now)
    },
    settle: () => writes.settle(),
  }
}

/** An old backup may hold what was redacted since; it is not shown. */
function openFor(id: ConversationId, { key, redacted }: DataKey, sealed: SealedEntry): Entry {
  const entry = openEntry(key, id, sealed)
  return redacted.has(entry.seq) && entry.kind !== 'redacted' ? withoutContent(entry) : entry
}
