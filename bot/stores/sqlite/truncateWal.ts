import type { DatabaseSync } from 'node:sqlite'

/** Moves the write-ahead log into the database file and empties it. False when a reader in another process is in the way. */
export function truncateWal(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
}
