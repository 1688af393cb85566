import type { ConversationId } from '../../../shared/ids.ts'
import type { KeyStore, StoredKey } from '../sealing/conversationKeys.ts'

/** Keys in memory: for tests. */
export function createMemoryKeyStore(): KeyStore {
  const keys = new Map<ConversationId, StoredKey>()
  return {
    async add(id, key) {
      const kept = keys.get(id) ?? { ...key, redacted: [] }
      keys.set(id, kept)
      return structuredClone(kept)
    },
    find: async (id) => structuredClone(keys.get(id)),
    addRedacted: async (id, seq) => void keys.get(id)?.redacted.push(seq),
    remove: async (id) => void keys.delete(id),
    async replace(changes) {
      for (const { id, key } of changes) {
        const kept = keys.get(id)
        if (kept) keys.set(id, { ...kept, ...key })
      }
    },
    olderThan: async (generation) =>
      [...keys]
        .filter(([, key]) => key.generation < generation)
        .map(([id, key]) => ({ id, key: structuredClone(key) })),
    ids: async () => [...keys.keys()],
    close: async () => keys.clear(),
  }
}
