import type { DatabaseSync } from 'node:sqlite'
import type { GroupCommit } from './groupCommit.ts'
import { truncateWal } from './truncateWal.ts'

/** Destroys so that the bytes stand neither in the file nor in its log. */
export function createDestroyer(database: DatabaseSync, commits: GroupCommit) {
  let bytesRemainInWal = false

  /** Tries again what another process that was reading has hindered. */
  const emptyWal = () =>
    commits.read(() => {
      if (bytesRemainInWal) bytesRemainInWal = !truncateWal(database)
    })

  return {
    emptyWal,
    async destroy(work: () => void) {
      await commits.write(() => {
        work()
        bytesRemainInWal = true
      })
      await emptyWal()
    },
  }
}
