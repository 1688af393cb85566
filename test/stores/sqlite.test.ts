import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEmbeddedStores, storeFile } from '../../bot/embeddedStores.ts'
import { migrations } from '../../bot/stores/sqlite/migrations.ts'
import { openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import { usualWorkLanguages } from '../../shared/languages.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { auditContract } from './auditContract.ts'
import { editingContract } from './editingContract.ts'
import { handedOver, newConversationId, recordOf, started } from './entries.ts'
import { fourEyesContract } from './fourEyesContract.ts'
import { linkContract } from './linkContract.ts'
import { paperContract } from './paperContract.ts'
import { passkeyContract } from './passkeyContract.ts'
import { replyAddressContract } from './replyAddressContract.ts'
import { returnCodeContract } from './returnCodeContract.ts'
import { staffContract } from './staffContract.ts'
import { statisticsContract } from './statisticsContract.ts'
import { conversationContract } from './storeContract.ts'
import { modelProperty } from './storeModel.ts'

const foldersIn = (folder: string) => ({ data: join(folder, 'data'), keys: join(folder, 'keys') })
const fileIn = (folder: string) => storeFile(foldersIn(folder).data)
describe('the SQLite store', () => {
  const openSomewhere = () => openEmbeddedStores(foldersIn(temporaryFolder()))
  conversationContract(openSomewhere)
  staffContract(openSomewhere)
  replyAddressContract(openSomewhere)
  returnCodeContract(openSomewhere)
  auditContract(openSomewhere)
  fourEyesContract(openSomewhere)
  passkeyContract(openSomewhere)
  linkContract(openSomewhere)
  statisticsContract(openSomewhere)
  editingContract(openSomewhere)
  paperContract(openSomewhere)
  modelProperty(openSomewhere, 40)
})

test('an account from before there were languages works in those of the console', async () => {
  const folders = foldersIn(temporaryFolder())
  mkdirSync(folders.data, { recursive: true })
  const before = migrations.findIndex((step) => step.includes('ADD COLUMN languages'))
  const older = openDatabase(storeFile(folders.data), { steps: migrations.slice(0, before) })
  older.exec(
    "INSERT INTO staff_account (id, number, name, name_key, role, password_hash, disabled) VALUES ('ben', 1, 'ben', 'ben', 'responder', 'hash', 0)",
  )
  older.close()
  const { staff, close } = openEmbeddedStores(folders)
  onTestFinished(close)
  expect(await staff.byName('ben')).toMatchObject({ number: 1, languages: usualWorkLanguages, passwordHash: 'hash' })
})

test('what was stored is there after opening again', async () => {
  const folders = foldersIn(temporaryFolder())
  const before = openEmbeddedStores(folders)
  const id = newConversationId()
  const record = recordOf()
  await before.conversations.append(id, 0, [started(), handedOver(2)], { eraseAt: 1000, record })
  await before.close()
  const after = openEmbeddedStores(folders)
  onTestFinished(() => after.close())
  expect(await after.conversations.read(id)).toStrictEqual([started(), handedOver(2)])
  expect(await after.conversations.listed()).toEqual([{ id, place: { status: 'waiting', alarmed: false } }])
  expect(await after.conversations.due(1000)).toEqual([id])
  expect(await after.conversations.records()).toEqual([record])
})

test('closing right after an append loses nothing', async () => {
  const folders = foldersIn(temporaryFolder())
  const before = openEmbeddedStores(folders)
  const id = newConversationId()
  const [appended] = await Promise.allSettled([before.conversations.append(id, 0, [started()]), before.close()])
  expect(appended?.status).toBe('fulfilled')
  const after = openEmbeddedStores(folders)
  onTestFinished(() => after.close())
  expect(await after.conversations.read(id)).toEqual([started()])
})

test('the file and its companions are for their owner only, also when the file was open to others', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data'))
  writeFileSync(fileIn(folder), '', { mode: 0o644 })
  const store = openEmbeddedStores(foldersIn(folder))
  onTestFinished(() => store.close())
  await store.conversations.append(newConversationId(), 0, [started()])
  const names = readdirSync(join(folder, 'data'))
  expect(names).toHaveLength(3)
  for (const name of names) expect(statSync(join(folder, 'data', name)).mode & 0o777).toBe(0o600)
})

test('instants of entries and the order of contact records stand nowhere outside content', () => {
  const database = openDatabase(fileIn(temporaryFolder()))
  onTestFinished(() => database.close())
  const columns =
    database.prepare(`SELECT m.name || '.' || c.name AS path FROM sqlite_schema m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name IN ('conversation', 'entry', 'contact_record', 'erasure', 'tombstone') ORDER BY 1`)
  expect(columns.all().map(({ path }) => path)).toEqual([
    'contact_record.content',
    'contact_record.id',
    'conversation.alarmed',
    'conversation.erase_at',
    'conversation.id',
    'conversation.last_seq',
    'conversation.place_order',
    'conversation.status',
    'entry.author',
    'entry.client_id',
    'entry.content',
    'entry.conversation',
    'entry.guard',
    'entry.seq',
    'erasure.conversations',
    'erasure.day',
    'erasure.reason',
    'tombstone.id',
  ])
  const withOrder = database.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 0 AND name <> 'sqlite_schema'`,
  )
  expect(withOrder.all()).toEqual([])
})

test('while another process holds the file, writing is unavailable and stores nothing', async () => {
  const folder = temporaryFolder()
  const store = openEmbeddedStores(foldersIn(folder), { busyTimeoutMs: 1 })
  onTestFinished(() => store.close())
  const other = new DatabaseSync(fileIn(folder))
  other.exec('BEGIN IMMEDIATE')
  const id = newConversationId()
  await expect(store.conversations.append(id, 0, [started()])).rejects.toMatchObject({ code: 'unavailable' })
  expect(await store.conversations.read(id)).toEqual([])
  other.close()
  await store.conversations.append(id, 0, [started()])
  expect(await store.conversations.read(id)).toEqual([started()])
})
