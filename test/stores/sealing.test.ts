import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryConversations } from '../../bot/stores/memory/memoryConversations.ts'
import { createMemoryKeptTexts } from '../../bot/stores/memory/memoryKeptTexts.ts'
import { createMemoryKeyStore } from '../../bot/stores/memory/memoryKeyStore.ts'
import { createMemoryWrappingKeys } from '../../bot/stores/memory/memoryWrappingKeys.ts'
import type { SealedEntry } from '../../bot/stores/sealedEntry.ts'
import { createConversationKeys } from '../../bot/stores/sealing/conversationKeys.ts'
import { aes256Gcm, createEnvelopes, envelopes, type Sealing } from '../../bot/stores/sealing/envelope.ts'
import { openEntry, sealEntry } from '../../bot/stores/sealing/sealEntry.ts'
import { sealConversations } from '../../bot/stores/sealing/sealedConversations.ts'
import { fullSize } from '../support/fullSize.ts'
import { erasure, newClientId, newConversationId, said, started } from './entries.ts'

const newKey = () => createSecretKey(randomBytes(32))
const id = newConversationId()
const weekMs = 7 * 24 * 3_600_000

/** A sealed store with everything it is made of in view. */
function openParts() {
  const rows = createMemoryConversations(() => undefined)
  const texts = createMemoryKeptTexts(() => undefined)
  const keyStore = createMemoryKeyStore()
  const wrapping = createMemoryWrappingKeys()
  const keys = createConversationKeys(keyStore, wrapping)
  return { rows, keyStore, keys, wrapping, texts, store: sealConversations(rows, keys, texts) }
}

test('an entry opens only where it was written: another conversation, number, author, client id or key refuses it', () => {
  const key = newKey()
  const others = fc.record({
    id: fc.constantFrom(id, newConversationId()),
    seq: fc.integer({ min: 1, max: 3 }),
    author: fc.constantFrom('visitor' as const, 'bot' as const, 'staff' as const),
    clientId: fc.constantFrom('same', 'none', 'other'),
    sameKey: fc.boolean(),
  })
  fc.assert(
    fc.property(others, (other) => {
      const sealed = sealEntry(key, id, said(2))
      const clientId = { same: sealed.clientId, none: null, other: newClientId() }[other.clientId] ?? null
      const moved: SealedEntry = { content: sealed.content, seq: other.seq, author: other.author, clientId }
      const isWhereItWas =
        other.sameKey && other.id === id && other.seq === 2 && other.author === 'visitor' && other.clientId === 'same'
      const open = () => openEntry(other.sameKey ? key : newKey(), other.id, moved)
      if (isWhereItWas) expect(open()).toMatchObject({ seq: 2, text: 'message 2' })
      else expect(open).toThrow()
    }),
    { numRuns: fullSize ? 10_000 : 500 },
  )
})

test('a single changed bit, or a missing byte, and an entry does not open', () => {
  const key = newKey()
  const sealed = sealEntry(key, id, said(1))
  const every = fullSize ? 1 : 37
  for (let bit = 0; bit < sealed.content.length * 8; bit += every) {
    const content = Uint8Array.from(sealed.content)
    content[bit >> 3] = (content[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => openEntry(key, id, { ...sealed, content })).toThrow()
  }
  for (let length = 0; length < sealed.content.length; length += every) {
    expect(() => openEntry(key, id, { ...sealed, content: sealed.content.subarray(0, length) })).toThrow()
  }
})

test('texts of one to eight hundred characters have one length when sealed, and what the bot said has it too', () => {
  const key = newKey()
  const lengths = Array.from({ length: 800 }, (_, nth) => sealEntry(key, id, said(1, `${'å'.repeat((nth + 1) / 2)}a`)))
  expect(new Set([...lengths, sealEntry(key, id, started())].map(({ content }) => content.length)).size).toBe(1)
})

test('no two entries are sealed with the same nonce', () => {
  const key = newKey()
  const entry = said(1)
  const count = fullSize ? 1_000_000 : 20_000
  const nonces = new Set<string>()
  for (let nth = 0; nth < count; nth++) {
    nonces.add(Buffer.from(sealEntry(key, id, entry).content.subarray(1, 13)).toString('latin1'))
  }
  expect(nonces.size).toBe(count)
}, 120_000)

test('the weekly change of the wrapping key goes unnoticed by those who write meanwhile, and the old keys open nothing', async () => {
  const { store, keyStore, keys, wrapping } = openParts()
  const ids = Array.from({ length: 20 }, newConversationId)
  await Promise.all(ids.map((one) => store.append(one, 0, [started()])))
  const before = await Promise.all(ids.map((one) => keyStore.find(one)))
  for (let week = 1; week <= 20; week++) {
    const writing = ids.map((one) => store.append(one, week, [said(week + 1, `week ${week}`)]))
    const newcomer = newConversationId()
    await Promise.all([...writing, store.append(newcomer, 0, [started()]), keys.rotate(week * weekMs)])
    expect(await store.read(newcomer)).toHaveLength(1)
  }
  for (const one of ids) expect(await store.read(one)).toHaveLength(21)
  expect(before.every((key) => key?.generation === 0)).toBe(true)
  expect(await keyStore.olderThan(20)).toEqual([])
  for (let week = 0; week < 20; week++) expect(() => wrapping.of(week)).toThrow()
})

/** As a new one would be. */
const chaCha20: Sealing = {
  version: 2,
  seal(key, content, beside) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    cipher.setAAD(beside, { plaintextLength: content.length })
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
  },
  open(key, sealed, beside) {
    const decipher = createDecipheriv('chacha20-poly1305', key, sealed.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(beside, { plaintextLength: sealed.length - 28 }).setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  },
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('a new way of sealing seals from then on, the old one is still read, and neither is taken for the other', () => {
  const key = newKey()
  const [before, after, alone] = [envelopes, createEnvelopes(chaCha20, aes256Gcm), createEnvelopes(chaCha20)]
  const old = before.seal(key, Buffer.from('older'), 'place')
  const fresh = after.seal(key, Buffer.from('newer'), 'place')
  expect([old[0], fresh[0], old.length === fresh.length]).toEqual([1, 2, true])
  expect([text(after.open(key, old, 'place')), text(after.open(key, fresh, 'place'))]).toEqual(['older', 'newer'])
  for (const [envelope, version] of [
    [old, 2],
    [fresh, 1],
    [fresh, 3],
  ] as const)
    expect(() => after.open(key, Uint8Array.from([version, ...envelope.subarray(1)]), 'place')).toThrow()
  for (const [from, envelope] of [
    [before, fresh],
    [alone, old],
  ] as const)
    expect(() => from.open(key, envelope, 'place')).toThrow()
})

test('within a week every key is wrapped in the new way, and the old one can go', async () => {
  const { rows, texts, keyStore, wrapping, store } = openParts()
  await store.append(id, 0, [started(), said(2, 'written before')])
  const inBoth = createConversationKeys(keyStore, wrapping, createEnvelopes(chaCha20, aes256Gcm))
  expect(await sealConversations(rows, inBoth, texts).read(id)).toHaveLength(2)
  expect((await keyStore.find(id))?.bytes[0]).toBe(1)
  await inBoth.rotate(weekMs)
  expect((await keyStore.find(id))?.bytes[0]).toBe(2)
  const inNew = createConversationKeys(keyStore, wrapping, createEnvelopes(chaCha20))
  expect(await inNew.find(id)).toBeDefined()
})

test('without its key a conversation is gone, though its rows are there, and tidying erases them', async () => {
  const { rows, store, keys } = openParts()
  await store.append(id, 0, [started(), said(2)])
  // As a kill between the two leaves it.
  await keys.destroy(id)
  await expect(store.read(id)).rejects.toMatchObject({ code: 'gone' })
  await expect(store.append(id, 2, [said(3)])).rejects.toMatchObject({ code: 'gone' })
  expect(await rows.ids()).toEqual([id])
  await store.tidy(0)
  expect(await rows.ids()).toEqual([])
  expect(await store.erasures()).toEqual([{ day: '1970-01-01', reason: 'cutOff', conversations: 1 }])
})

test('a key that was made for nothing goes, but not while its first entry may be on its way', async () => {
  const { store, keys } = openParts()
  const lonely = newConversationId()
  await keys.make(lonely)
  await store.tidy(0)
  expect(await keys.ids()).toEqual([lonely])
  await store.tidy(0)
  expect(await keys.ids()).toEqual([])
})

test('what was redacted after a backup is not shown when the backup comes back', async () => {
  const { rows, store } = openParts()
  await store.append(id, 0, [started(), said(2, 'regretted')])
  const backup = (await rows.read(id, 1))[0]
  await store.redact(id, 2)
  if (backup) await rows.replace(id, backup)
  expect(await store.read(id, 1)).toMatchObject([{ seq: 2, kind: 'redacted' }])
})

test('erasures are counted by day and reason, once each', async () => {
  const { store } = openParts()
  for (const one of [id, newConversationId()]) {
    await store.append(one, 0, [started()])
    await store.erase(one, erasure)
    await store.erase(one, erasure)
  }
  expect(await store.erasures()).toEqual([{ ...erasure, conversations: 2 }])
})
