import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { ConversationId } from '../../../shared/ids.ts'
import { envelopes } from './envelope.ts'

/** A data key as it lies in the key store, under the wrapping key of its generation. */
export interface WrappedKey {
  generation: number
  bytes: Uint8Array
}

/** What the key store remembers of a conversation. */
export interface StoredKey extends WrappedKey {
  /** Numbers of entries whose content was destroyed; a backup may still hold it. */
  redacted: number[]
}

/** The key store: outside the store and its backups. Every change is durable, and what is removed is destroyed, when it resolves. */
export interface KeyStore {
  /** Keeps a key, unless there is one already; gives the one that is kept. */
  add(id: ConversationId, key: WrappedKey): Promise<StoredKey>
  find(id: ConversationId): Promise<StoredKey | undefined>
  addRedacted(id: ConversationId, seq: number): Promise<void>
  remove(id: ConversationId): Promise<void>
  /** Puts a key in the place of one that is still there. */
  replace(keys: readonly { id: ConversationId; key: WrappedKey }[]): Promise<void>
  olderThan(generation: number): Promise<{ id: ConversationId; key: WrappedKey }[]>
  ids(): Promise<ConversationId[]>
  close(): Promise<void>
}

/** The keys that wrap data keys: one a week, each in a file of its own. */
export interface WrappingKeys {
  /** The newest that is not being retired. */
  current(): { generation: number; key: KeyObject }
  /** Throws when it was destroyed. */
  of(generation: number): KeyObject
  /** Whether keys may still be wrapped with it. */
  isInUse(generation: number): boolean
  /** Makes a newer one, unless there is one, and retires all that are older. */
  advanceTo(generation: number): void
  /** Destroys what is retired. */
  destroyRetired(): void
}

/** What opens one conversation. */
export interface DataKey {
  key: KeyObject
  redacted: ReadonlySet<number>
}

export interface ConversationKeys {
  /** Makes the key of a new conversation, unless there is one. */
  make(id: ConversationId): Promise<DataKey>
  /** Undefined when there is none or it was destroyed. */
  find(id: ConversationId): Promise<DataKey | undefined>
  markRedacted(id: ConversationId, seq: number): Promise<void>
  /** Nothing sealed with it can be read any more, wherever a copy lies. Again is harmless. */
  destroy(id: ConversationId): Promise<void>
  /** Once a week: every living key under a new wrapping key, and the old one destroyed. Harmless at any other time, and when cut off. */
  rotate(now: number): Promise<void>
  ids(): Promise<ConversationId[]>
  close(): Promise<void>
}

const weekMs = 7 * 24 * 60 * 60_000
export const generationAt = (now: number) => Math.floor(now / weekMs)

/** Opened keys that are kept at hand. */
const mostOpened = 1000

export function createConversationKeys(
  store: KeyStore,
  wrapping: WrappingKeys,
  { sealPlain, openPlain } = envelopes,
): ConversationKeys {
  const opened = new Map<ConversationId, DataKey>()

  function wrap(id: ConversationId, dataKey: Uint8Array): WrappedKey {
    const { generation, key } = wrapping.current()
    const bytes = sealPlain(key, dataKey, contextOf(id, generation))
    dataKey.fill(0)
    return { generation, bytes }
  }
  const unwrap = (id: ConversationId, { generation, bytes }: WrappedKey) =>
    openPlain(wrapping.of(generation), bytes, contextOf(id, generation))

  function open(id: ConversationId, stored: StoredKey): DataKey {
    const bytes = unwrap(id, stored)
    const dataKey = { key: createSecretKey(bytes), redacted: new Set(stored.redacted) }
    bytes.fill(0)
    const [oldest] = opened.keys()
    if (opened.size >= mostOpened && oldest !== undefined) opened.delete(oldest)
    opened.set(id, dataKey)
    return dataKey
  }

  async function rewrap(keys: readonly { id: ConversationId; key: WrappedKey }[]) {
    await store.replace(keys.map(({ id, key }) => ({ id, key: wrap(id, unwrap(id, key)) })))
  }

  return {
    async make(id) {
      const stored = await store.add(id, wrap(id, randomBytes(32)))
      const dataKey = open(id, stored)
      // Another process may have begun the new week meanwhile, and has not seen this key.
      if (!wrapping.isInUse(stored.generation)) await rewrap([{ id, key: stored }])
      return dataKey
    },
    async find(id) {
      const known = opened.get(id)
      if (known) return known
      const stored = await store.find(id)
      return stored && open(id, stored)
    },
    async markRedacted(id, seq) {
      await store.addRedacted(id, seq)
      opened.delete(id)
    },
    async destroy(id) {
      await store.remove(id)
      opened.delete(id)
    },
    async rotate(now) {
      wrapping.advanceTo(generationAt(now))
      const { generation } = wrapping.current()
      for (let old = await store.olderThan(generation); old.length > 0; old = await store.olderThan(generation)) {
        await rewrap(old)
      }
      wrapping.destroyRetired()
    },
    ids: () => store.ids(),
    async close() {
      opened.clear()
      await store.close()
    },
  }
}

const contextOf = (id: ConversationId, generation: number) => `key|${generation}|${id}`
