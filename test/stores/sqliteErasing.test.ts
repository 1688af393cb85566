import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { NewSealedEntry } from '../../bot/stores/sealedEntry.ts'
import { createGroupCommit } from '../../bot/stores/sqlite/groupCommit.ts'
import { type DatabaseOptions, openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import { createSqliteConversations } from '../../bot/stores/sqlite/sqliteConversations.ts'
import { createSqliteReplyAddresses } from '../../bot/stores/sqlite/sqliteReplyAddresses.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { erasure, newClientId, newConversationId } from './entries.ts'

const fileIn = (folder: string) => join(folder, 'hotline.sqlite')
/** Everything the store has left on the disk. */
const bytesIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')

/** The rows of a store without the seal over them, so that a text that was left behind can be seen. */
function openRows(folder: string, options?: DatabaseOptions) {
  const database = openDatabase(fileIn(folder), options)
  const commits = createGroupCommit(database)
  const conversations = createSqliteConversations(database, commits)
  return {
    conversations: {
      ...conversations,
      append: (id: ConversationId, expectedSeq: number, entries: NewSealedEntry[]) =>
        conversations.append(id, expectedSeq, entries, {}),
      redact: (id: ConversationId, seq: number) => conversations.replace(id, said(seq, '')),
    },
    replyAddresses: createSqliteReplyAddresses(database, commits),
    close: () => database.close(),
  }
}

const said = (seq: number, text = ''): NewSealedEntry => ({
  seq,
  author: 'visitor',
  clientId: newClientId(),
  content: Buffer.from(`"text":"${text}"`),
  moves: { kind: 'said' },
})

const byText = (a = '', b = '') => (a < b ? -1 : 1)

test('an erased conversation and a redacted entry leave no byte of their text on the disk', async () => {
  const folder = temporaryFolder()
  const store = openRows(folder)
  onTestFinished(() => store.close())
  const id = newConversationId()
  await store.conversations.append(id, 0, [said(1, 'canary-redacted'), said(2, `canary-erased ${'x'.repeat(3000)}`)])
  expect(bytesIn(folder)).toContain('canary-redacted')
  await store.conversations.redact(id, 1)
  expect(bytesIn(folder)).not.toContain('canary-redacted')
  expect(bytesIn(folder)).toContain('canary-erased')
  await store.conversations.erase(id, erasure)
  expect(bytesIn(folder)).not.toContain('canary')
})

// SQLite leaves copies of rows it moves between the pages of a tree; pages of any other kind begin with 0 in a small file.
test('of no text, short or long, stands a byte in a page of a tree', async () => {
  const folder = temporaryFolder()
  const store = openRows(folder)
  const lengths = Array.from({ length: 300 }, (_, nth) => 1 + nth * 12)
  await store.conversations.append(
    newConversationId(),
    0,
    lengths.map((length, nth) => said(nth + 1, '#'.repeat(length))),
  )
  store.close()
  const file = readFileSync(fileIn(folder), 'latin1')
  const pages = Array.from({ length: file.length / 1024 }, (_, nth) => file.slice(nth * 1024, (nth + 1) * 1024))
  const withText = pages.filter((page) => page.includes('"text"') || page.includes('####'))
  expect(withText.length).toBeGreaterThan(300)
  expect(withText.filter((page) => page.charCodeAt(0) !== 0)).toEqual([])
})

test('of many conversations that come and go, only the texts of living ones are on the disk', async () => {
  const folder = temporaryFolder()
  const { conversations, close } = openRows(folder)
  onTestFinished(close)
  const living = Array.from({ length: 100 }, newcomer)
  const draw = drawFrom('come and go')
  for (let group = 0; group < 60; group++) {
    const acts = Array.from({ length: 40 }, () => {
      const nth = draw(living.length)
      const one = living[nth]!
      if (draw(25) > 0) return conversations.append(one.id, one.length, [canary(one, draw)])
      living[nth] = newcomer()
      return conversations.erase(one.id, erasure)
    })
    await Promise.all(acts)
  }
  const found = new Set([...bytesIn(folder).matchAll(/canary-([\w-]{22})/g)].map(([, id]) => id))
  expect([...found].sort(byText)).toEqual(
    living
      .filter((one) => one.length > 0)
      .map(({ id }) => id)
      .sort(byText),
  )
})

interface Newcomer {
  id: ConversationId
  length: number
}
const newcomer = (): Newcomer => ({ id: newConversationId(), length: 0 })
const canary = (one: Newcomer, draw: (below: number) => number) =>
  said(++one.length, `canary-${one.id} `.repeat(1 + draw(20)))

function drawFrom(seed: string) {
  const random = seededRandom(seed)
  return (below: number) => Buffer.from(random.id(), 'base64url').readUInt32LE() % below
}

test('erased bytes that another process kept in the log are gone when the due conversations are next asked for', async () => {
  const folder = temporaryFolder()
  const store = openRows(folder, { busyTimeoutMs: 1 })
  onTestFinished(() => store.close())
  const id = newConversationId()
  await store.conversations.append(id, 0, [said(1, 'canary')])
  const reader = new DatabaseSync(fileIn(folder))
  reader.exec('BEGIN; SELECT count(*) FROM entry')
  await store.conversations.erase(id, erasure)
  expect(bytesIn(folder)).toContain('canary')
  reader.close()
  await store.conversations.due(0)
  expect(bytesIn(folder)).not.toContain('canary')
})

test('erased bytes that a killed process left in the log are gone when the file is opened', async () => {
  const folder = temporaryFolder()
  const killed = openDatabase(fileIn(folder))
  onTestFinished(() => killed.close())
  killed.exec(`INSERT INTO contact_record VALUES ('canary', ''); DELETE FROM contact_record`)
  expect(bytesIn(folder)).toContain('canary')
  const store = openRows(folder)
  onTestFinished(() => store.close())
  expect(bytesIn(folder)).not.toContain('canary')
})

test('a forgotten reply address, and that of an erased conversation, leave no byte on the disk', async () => {
  const folder = temporaryFolder()
  const store = openRows(folder)
  onTestFinished(() => store.close())
  const forgotten = newConversationId()
  const erased = newConversationId()
  for (const id of [forgotten, erased]) {
    await store.conversations.append(id, 0, [said(1)])
    await store.replyAddresses.save(id, new TextEncoder().encode(`canary-${id}`))
    await store.replyAddresses.markTold(id, 1)
  }
  expect(bytesIn(folder)).toContain(`canary-${forgotten}`)
  await store.replyAddresses.forget(forgotten)
  expect(bytesIn(folder)).not.toContain(`canary-${forgotten}`)
  expect(bytesIn(folder)).toContain(`canary-${erased}`)
  await store.conversations.erase(erased, erasure)
  expect(bytesIn(folder)).not.toContain('canary-')
})
