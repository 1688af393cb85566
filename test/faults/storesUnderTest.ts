import { join } from 'node:path'
import { lazily } from '../../bot/answers/lazily.ts'
import { openAuditKeys } from '../../bot/audit/auditKeys.ts'
import { verifyTrail } from '../../bot/audit/verifyTrail.ts'
import { openEmbeddedKeys, openEmbeddedStores, storeFile } from '../../bot/embeddedStores.ts'
import { isCode } from '../../bot/errors.ts'
import { createPasswords } from '../../bot/passwords.ts'
import type { AuditRow } from '../../bot/ports/audit.ts'
import type { StaffStore } from '../../bot/ports/staff.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { openRedisStore } from '../../bot/stores/redis/openRedisStore.ts'
import { migrations } from '../../bot/stores/sqlite/migrations.ts'
import { openDatabase } from '../../bot/stores/sqlite/openDatabase.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { systemClock, systemRandom } from '../../bot/system.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import type { Entry } from '../../shared/entry.ts'
import type { Role } from '../../shared/roles.ts'
import { staffNameKey } from '../../shared/staffName.ts'
import { listedAudit } from '../support/listedAudit.ts'
import type { Stored, StoredTrail } from './checker/evidence.ts'
import type { RedisBeside } from './nemesis/keeper.ts'
import type { FaultKind } from './plan.ts'

export interface Account {
  id: string
  name: string
  role: Role
  password: string
}

export type Person = Pick<Account, 'name' | 'role'>

/** One kind of store as the harness needs it. */
export interface StoreUnderTest {
  /** What the server's environment says of it. */
  env: Record<string, string>
  redis?: RedisBeside
  /** What has no meaning on it: a fault of the plan, or something else. */
  leftOut: readonly { fault?: FaultKind; why: string }[]
  /** Makes it, with these staff in it; where it can be, as an older version left it. */
  prepare(people: readonly Person[]): Promise<Account[]>
  /** Everything in it, read beside the server or after it. */
  read(): Promise<Stored>
}

/** `folder` is the disk the server writes to, `port` a free one. */
export const storesUnderTest: Record<string, (folder: string, port: number) => StoreUnderTest> = {
  sqlite: (folder) => {
    const folders = { data: join(folder, 'data'), keys: join(folder, 'keys') }
    const trailOf = lazily(() => beginTrail(folders.keys))
    return {
      env: {},
      leftOut: [{ fault: 'F11', why: 'F11: without Redis, there is none to kill or to pause' }],
      prepare(people) {
        trailOf()
        return prepareOlder(folders.data, people)
      },
      read: () => readAll(openEmbeddedStores(folders), trailOf()),
    }
  },
  redis: (folder, port) => {
    const own = join(folder, 'redis')
    const socket = join(own, 'socket')
    const keys = join(folder, 'keys')
    const open = () => openRedisStore(`unix://${socket}`, openEmbeddedKeys(keys))
    const trailOf = lazily(() => beginTrail(keys))
    return {
      env: { STORE: `redis://127.0.0.1:${port}` },
      redis: { folder: own, port, socket },
      leftOut: [{ why: 'an older schema at the first start: Redis has none' }],
      async prepare(people) {
        trailOf()
        return prepareNewest(await open(), people)
      },
      read: async () => readAll(await open(), trailOf()),
    }
  },
}

/** The schema before the newest, so that the first start under load brings it forward. */
async function prepareOlder(folder: string, people: readonly Person[]): Promise<Account[]> {
  const { staff } = createMemoryStore()
  const accounts = await addAll(staff, people)
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

async function prepareNewest({ staff, close }: Stores, people: readonly Person[]): Promise<Account[]> {
  try {
    return await addAll(staff, people)
  } finally {
    await close()
  }
}

async function addAll(staff: StaffStore, people: readonly Person[]): Promise<Account[]> {
  const accounts: Account[] = []
  for (const { name, role } of people) {
    const made = await addStaff(
      { staff, passwords: createPasswords(), random: systemRandom, clock: systemClock, audit: listedAudit() },
      name,
      role,
    )
    accounts.push({ id: made.account.id, name, role, password: made.password })
  }
  return accounts
}

type TrailOf = (rows: readonly AuditRow[]) => StoredTrail

/** Before the server's first start: the first key is shown once. */
function beginTrail(keyFolder: string): TrailOf {
  const { keys, first } = openAuditKeys(keyFolder)
  if (!first) throw new Error('the audit trail was begun already')
  return (rows) => {
    const trail = { firstKey: first, rows, begun: keys.begun(), seals: keys.seals(), anchors: [] }
    return { findings: verifyTrail(trail), acts: actsOf(rows) }
  }
}

async function readAll(stores: Stores, trailOf: TrailOf): Promise<Stored> {
  const { conversations, auditRows, statistics, keptTexts, replyAddresses, close } = stores
  try {
    const found = new Map<string, readonly Entry[]>()
    // Every conversation has a day on which it is erased, and by then all of them are due.
    for (const id of await conversations.due(Number.MAX_SAFE_INTEGER)) {
      const entries = await conversations.read(id).catch(halfErased)
      if (entries) found.set(id, entries)
    }
    return {
      conversations: found,
      records: (await conversations.records()).length,
      released: (await statistics.releases()).map(({ period }) => period),
      keptTexts: (await keptTexts.list()).map(({ text }) => text),
      numbersOf: await replyAddresses.list(),
      trail: trailOf(await auditRows.since(0)),
    }
  } finally {
    await close()
  }
}

/** The server was killed after the key was destroyed: what is left is rows that nobody can read any more. */
function halfErased(error: unknown) {
  if (!isCode(error, 'gone')) throw error
  return undefined
}
