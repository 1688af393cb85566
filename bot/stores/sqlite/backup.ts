import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from './openDatabase.ts'
import { truncateWal } from './truncateWal.ts'

/** Copies the store, as it stands and while it is in use, into a new file for its owner only. The keys are not in it. */
export function backUp(store: string, file: string) {
  ensureFile(store, 'There is no store')
  if (existsSync(file)) throw new Error(`${file} exists already; a backup replaces nothing.`)
  const database = openDatabase(store)
  try {
    database.prepare('VACUUM INTO ?').run(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    database.close()
  }
  chmodSync(file, 0o600)
  ensureSound(file)
}

/**
 * Puts a backup in the store's place; what stood there is destroyed. Conversations whose keys are gone stay unreadable,
 * and the line erases them when it starts. Sign-ins of the time of the backup are ended.
 */
export function restore(file: string, store: string, { replace }: { replace: boolean }) {
  ensureFile(file, 'There is no backup')
  ensureSound(file)
  if (existsSync(store)) {
    if (!replace) throw new Error(`${store} exists; with --replace it is destroyed and the backup takes its place.`)
    ensureUnused(store)
  }
  const draft = `${store}.restored`
  copyFileSync(file, draft)
  chmodSync(draft, 0o600)
  prepareRestored(draft)
  for (const name of [store, `${store}-wal`, `${store}-shm`]) rmSync(name, { force: true })
  renameSync(draft, store)
}

function prepareRestored(file: string) {
  const database = openDatabase(file)
  database.exec('DELETE FROM staff_session')
  truncateWal(database)
  database.close()
}

function ensureFile(file: string, otherwise: string) {
  if (!existsSync(file)) throw new Error(`${otherwise} at ${file}.`)
}

function ensureSound(file: string) {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const [found] = database.prepare('PRAGMA integrity_check').all()
    if (found?.integrity_check !== 'ok') throw new Error(`${file} is damaged: ${found?.integrity_check}`)
    if (!database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'tombstone'`).get()) {
      throw new Error(`${file} is not a store of this line.`)
    }
  } finally {
    database.close()
  }
}

/** SQLite gives up the write-ahead log only for the one who is alone with the file. */
function ensureUnused(file: string) {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = DELETE')
  } catch {
    throw new Error(`${file} is in use. Stop the line first.`)
  } finally {
    database.close()
  }
}
