import { join } from 'node:path'
import { openEmbeddedKeys, openEmbeddedStores, storeFile } from '../../bot/embeddedStores.ts'
import { createPasswords } from '../../bot/passwords.ts'
import type { StaffStore } from '../../bot/ports/staff.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { openRedisStore } from '../../bot/stores/redis/openRedisStore.ts'
import { migrations } from '../../bot/stores/sqlite/migrations.ts'
import { openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { systemClock, systemRandom } from '../../bot/system.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { Entry } from '../../shared/entry.ts'
import { staffNameKey } from '../../shared/staffName.ts'
import { listedAudit } from '../support/listedAudit.ts'
import type { Stored } from './checker/evidence.ts'
import type { RedisBeside } from './nemesis/keeper.ts'
import type { FaultKind } from './plan.ts'

export interface Account {
  id: string
  name: string
  password: string
}

/** One kind of store as the harness needs it. */
export interface StoreUnderTest {
  /** What the server's environment says of it. */
  env: Record<string, string>
  redis?: RedisBeside
  /** What has no meaning on it: a fault of the plan, or something else. */
  leftOut: readonly { fault?: FaultKind; why: string }[]
  /** Makes it, with these staff in it; where it can be, as an older version left it. */
  prepare(names: readonly string[]): Promise<Account[]>
  /** Everything in it, read beside the server or after it. */
  read(): Promise<Stored>
}

/** `folder` is the disk the server writes to, `port` a free one. */
export const storesUnderTest: Record<string, (folder: string, port: number) => StoreUnderTest> = {
  sqlite: (folder) => {
    const folders = { data: join(folder, 'data'), keys: join(folder, 'keys') }
    return {
      env: {},
      leftOut: [{ fault: 'F11', why: 'F11: without Redis, there is none to kill or to pause' }],
      prepare: (names) => prepareOlder(folders.data, names),
      read: () => readAll(openEmbeddedStores(folders)),
    }
  },
  redis: (folder, port) => {
    const own = join(folder, 'redis')
    const socket = join(own, 'socket')
    const open = () => openRedisStore(`unix://${socket}`, openEmbeddedKeys(join(folder, 'keys')))
    return {
      env: { STORE: `redis://127.0.0.1:${port}` },
      redis: { folder: own, port, socket },
      leftOut: [{ why: 'an older schema at the first start: Redis has none' }],
      prepare: async (names) => prepareNewest(await open(), names),
      read: async () => readAll(await open()),
    }
  },
}

/** The schema before the newest, so that the first start under load brings it forward. */
async function prepareOlder(folder: string, names: readonly string[]): Promise<Account[]> {
  const { staff } = createMemoryStore()
  const accounts = await addAll(staff, names)
  const database = openDatabase(storeFile(folder), { steps: migrations.slice(0, -1) })
  try {
    // In the columns that every schema has: the newest ones are not there yet.
    const add = database.prepare(
      'INSERT INTO staff_account (id, number, name, name_key, role, password_hash, disabled) VALUES (?, ?, ?, ?, ?, ?, 0)',
    )
    for (const { id, number, name, role, passwordHash } of await staff.list())
      add.run(id, number, name, staffNameKey(name), role, passwordHash)
    return accounts
  } finally {
    database.close()
  }
}

async function prepareNewest({ staff, close }: Stores, names: readonly string[]): Promise<Account[]> {
  try {
    return await addAll(staff, names)
  } finally {
    await close()
  }
}

async function addAll(staff: StaffStore, names: readonly string[]): Promise<Account[]> {
  const accounts: Account[] = []
  for (const name of names) {
    const made = await addStaff(
      { staff, passwords: createPasswords(), random: systemRandom, clock: systemClock, audit: listedAudit() },
      name,
      'responder',
    )
    accounts.push({ id: made.account.id, name, password: made.password })
  }
  return accounts
}

async function readAll({ conversations, close }: Stores): Promise<Stored> {
  try {
    const found = new Map<string, readonly Entry[]>()
    // Every conversation has a day on which it is erased, and by then all of them are due.
    for (const id of await conversations.due(Number.MAX_SAFE_INTEGER)) found.set(id, await conversations.read(id))
    return { conversations: found, records: (await conversations.records()).length }
  } finally {
    await close()
  }
}
