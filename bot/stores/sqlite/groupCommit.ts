import type { DatabaseSync } from 'node:sqlite'
import { HotlineError } from '../../errors.ts'
import { prepareAll } from './statements.ts'

/** Lets writes that arrive in the same tick share one transaction, and so one flush of the disk. */
export interface GroupCommit {
  /** Runs `work` in the next transaction. Resolves when it is on the disk; when `work` throws, only its own changes are undone. */
  write<Value>(work: () => Value): Promise<Value>
  /** Runs `work` outside any transaction, so that it never sees what is not durable yet. */
  read<Value>(work: () => Value): Promise<Value>
  /** Commits now what is waiting. */
  flush(): void
}

interface Write {
  work: () => unknown
  resolve: (value: never) => void
  reject: (reason: unknown) => void
}

const sql = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  beginOne: 'SAVEPOINT one',
  endOne: 'RELEASE one',
  undoOne: 'ROLLBACK TO one',
}

interface Steps {
  database: DatabaseSync
  run: ReturnType<typeof prepareAll<keyof typeof sql>>
}

export function createGroupCommit(database: DatabaseSync): GroupCommit {
  const steps: Steps = { database, run: prepareAll(database, sql) }
  let waiting: Write[] = []

  function flush() {
    const batch = waiting
    waiting = []
    if (batch.length > 0) commit(steps, batch)
  }

  return {
    write: <Value>(work: () => Value) =>
      new Promise<Value>((resolve, reject) => {
        waiting.push({ work, resolve, reject })
        if (waiting.length === 1) setImmediate(flush)
      }),
    async read(work) {
      // Only after a rollback that failed too: rather no answer than one that may be taken back.
      if (!database.isOpen || database.isTransaction) throw new HotlineError('unavailable')
      try {
        return work()
      } catch (error) {
        throw isStorageFailure(error) ? unavailable(error) : error
      }
    },
    flush,
  }
}

function commit({ database, run }: Steps, batch: readonly Write[]) {
  let settle: (() => void)[]
  try {
    run.begin.run()
    settle = batch.map((write) => attempt(run, write))
    run.commit.run()
  } catch (error) {
    rollBack(database)
    settle = batch.map(
      ({ reject }) =>
        () =>
          reject(unavailable(error)),
    )
  }
  for (const tell of settle) tell()
}

/** Returns how to answer the writer once the whole batch is durable. */
function attempt(run: Steps['run'], { work, resolve, reject }: Write): () => void {
  run.beginOne.run()
  try {
    const value = work()
    run.endOne.run()
    return () => resolve(value as never)
  } catch (error) {
    if (isStorageFailure(error)) throw error
    run.undoOne.run()
    run.endOne.run()
    return () => reject(error)
  }
}

/** SQLite ends the transaction by itself after some failures. */
function rollBack(database: DatabaseSync) {
  try {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK')
  } catch {
    // `read` refuses as long as the transaction stands, and so does the next BEGIN.
  }
}

const sqliteConstraint = 19

/** The disk, the file or another process refuses; a broken constraint is a bug of the writer and only concerns it. */
function isStorageFailure(error: unknown) {
  const { code, errcode } = error as { code?: string; errcode?: number }
  return code === 'ERR_SQLITE_ERROR' && ((errcode ?? 0) & 0xff) !== sqliteConstraint
}

const unavailable = (error: unknown) =>
  new HotlineError('unavailable', error instanceof Error ? error.message : undefined)
