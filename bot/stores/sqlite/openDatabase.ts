import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrations.ts'
import { truncateWal } from './truncateWal.ts'

export interface DatabaseOptions {
  /** How long another process may hold the file before we give up, in milliseconds. Nothing else runs meanwhile. */
  busyTimeoutMs?: number
  /** The schema's steps; those of the store when nothing else is said. */
  steps?: readonly string[]
}

/** In this order: the page size is fixed once the first page is written. The last value is what SQLite must answer. */
const pragmas = [
  // Small pages: every entry takes at least one of its own (see `guard` in migrations.ts).
  ['page_size', '1024', 1024],
  ['auto_vacuum', 'NONE', 0],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // Rollback copies of pages would otherwise spill into files of their own.
  ['temp_store', 'MEMORY', 2],
  // The defaults hold two thousand of these small pages, and move them to the file after every thousand: under load, at each commit.
  ['cache_size', '-32000', -32000],
  ['wal_autocheckpoint', '4000', 4000],
] as const

/** Opens the file for its owner only, with every safety setting asserted and the schema up to date. */
export function openDatabase(path: string, { busyTimeoutMs = 2000, steps }: DatabaseOptions = {}): DatabaseSync {
  if (path !== ':memory:') ensurePrivateFile(path)
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
  try {
    for (const [name, value, expected] of pragmas) setAndAssert(database, name, value, expected)
    migrate(database, steps)
    // A process that was killed between an erase and its checkpoint left the erased bytes in the log.
    truncateWal(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Made before SQLite does, so that it is never readable by others; its companions take over the mode. */
function ensurePrivateFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}

function setAndAssert(database: DatabaseSync, name: string, value: string, expected: number | string) {
  database.exec(`PRAGMA ${name} = ${value}`)
  const actual = database.prepare(`PRAGMA ${name}`).get()?.[name]
  if (actual !== expected) throw new Error(`the database does not accept ${name} = ${value} (it says ${actual})`)
}
