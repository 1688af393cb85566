import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeyStore, WrappedKey } from '../../bot/stores/sealing/conversationKeys.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { newConversationId } from './entries.ts'

/** Bytes that are no text, and a zero among them. */
const keyOf = (generation: number, last = 1): WrappedKey => ({ generation, bytes: Uint8Array.of(0, 13, 10, 255, last) })

/** What every key store promises. */
export function keyStoreContract(open: () => KeyStore | Promise<KeyStore>) {
  let store: KeyStore
  let id: ConversationId
  beforeEach(async () => {
    store = await open()
    id = newConversationId()
  })
  afterEach(() => store.close())

  async function found(one = id) {
    const key = await store.find(one)
    return key && { ...key, bytes: [...key.bytes] }
  }
  const asFound = ({ generation, bytes }: WrappedKey, redacted: number[] = []) => ({
    generation,
    bytes: [...bytes],
    redacted,
  })

  test('a key is found as it was added, and none where none was', async () => {
    expect(await found()).toBeUndefined()
    const kept = await store.add(id, keyOf(7))
    expect({ ...kept, bytes: [...kept.bytes] }).toEqual(asFound(keyOf(7)))
    expect(await found()).toEqual(asFound(keyOf(7)))
    expect(await store.ids()).toEqual([id])
  })

  test('of keys that several add at once one is kept, and all are given that one', async () => {
    const given = await Promise.all([1, 2, 3].map((last) => store.add(id, keyOf(7, last))))
    expect(new Set(given.map(({ bytes }) => bytes[4])).size).toBe(1)
    expect((await found())?.bytes[4]).toBe(given[0]?.bytes[4])
    expect(await store.ids()).toEqual([id])
  })

  test('redacted entries are remembered with their key, and with none when there is no key', async () => {
    await store.add(id, keyOf(7))
    for (const seq of [2, 5]) await store.addRedacted(id, seq)
    const keyless = newConversationId()
    await store.addRedacted(keyless, 2)
    expect((await found())?.redacted.toSorted()).toEqual([2, 5])
    expect(await found(keyless)).toBeUndefined()
    expect((await store.add(keyless, keyOf(7))).redacted).toEqual([])
  })

  test('a removed key is gone with all it remembered, and removing again is harmless', async () => {
    await store.add(id, keyOf(7))
    await store.addRedacted(id, 2)
    await store.remove(id)
    await store.remove(id)
    expect([await found(), await store.ids(), await store.olderThan(8)]).toEqual([undefined, [], []])
    expect((await store.add(id, keyOf(8))).redacted).toEqual([])
  })

  test('a key is replaced where there is one, keeps what it remembered, and none is brought back', async () => {
    await store.add(id, keyOf(7))
    await store.addRedacted(id, 3)
    const removed = newConversationId()
    await store.add(removed, keyOf(7))
    await store.remove(removed)
    await store.replace([id, removed].map((one) => ({ id: one, key: keyOf(8, 2) })))
    expect(await found()).toEqual(asFound(keyOf(8, 2), [3]))
    expect(await found(removed)).toBeUndefined()
  })

  test('keys under an older wrapping key are found until every one of them is replaced', async () => {
    const ids = Array.from({ length: 5 }, newConversationId)
    for (const [nth, one] of ids.entries()) await store.add(one, keyOf(nth))
    const old = await store.olderThan(3)
    expect(old.map((one) => one.id).toSorted()).toEqual(ids.slice(0, 3).toSorted())
    expect(old.find((one) => one.id === ids[2])?.key.generation).toBe(2)
    await store.replace(old.map((one) => ({ id: one.id, key: keyOf(3) })))
    expect(await store.olderThan(3)).toEqual([])
  })
}
