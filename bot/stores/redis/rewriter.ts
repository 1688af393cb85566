import { setTimeout as wait } from 'node:timers/promises'
import type { RedisConnection } from './connection.ts'
import { isReply } from './link.ts'
import { script } from './script.ts'

/**
 * Redis keeps every write in its append-only file until it writes that file anew from what there is. The scripts that
 * destroy something count it in `destroyed`; `rewritten` is how far that count had come when the last rewrite that has
 * ended began. Both stand in Redis, so that what one process has left undone another one does, now or after a restart.
 *
 * A Redis that is killed during a rewrite leaves its draft (`temp-*` in its folder) and never removes it; we cannot from
 * here. Whatever starts Redis has to.
 */
export interface Rewriter {
  /** Has what is destroyed leave the file: at once, or as soon as Redis lets us, and not more often than it takes. */
  request(): void
  /** Begins what is still to be done; Redis ends it alone. */
  close(): Promise<void>
}

/** So that a morning on which many conversations come to their end is a few rewrites. The promise is a minute. */
const defaultPauseMs = 10_000
const lookAgainMs = 100
const tryAgainMs = 1000
/** How long closing waits for another rewrite to end. */
const beginWithinMs = 2000

const markRewritten = script(
  ['rewritten'],
  ['upTo'],
  `if tonumber(redis.call('GET', rewritten) or '0') < tonumber(upTo) then redis.call('SET', rewritten, upTo) end`,
)

export function createRewriter(connection: RedisConnection, pauseMs = defaultPauseMs): Rewriter {
  const closing = new AbortController()
  const pause = (ms: number) => wait(ms, undefined, { signal: closing.signal, ref: false })
  let running: Promise<void> | undefined
  let again = false

  /** How much is destroyed, when not all of it has left the file. */
  async function leftToDo() {
    const counts = await connection.send<(string | null)[]>(
      'MGET',
      connection.key('destroyed'),
      connection.key('rewritten'),
    )
    const [destroyed = 0, rewritten = 0] = counts.map(Number)
    return destroyed > rewritten ? destroyed : undefined
  }

  async function rewrite() {
    const destroyed = await leftToDo()
    if (destroyed === undefined) return false
    // Refused while another one is under way: that one began before, and may hold what is destroyed since.
    await connection.send('BGREWRITEAOF')
    while (await isRewriting(connection)) await pause(lookAgainMs)
    await ensureSucceeded(connection)
    await connection.run(markRewritten, { upTo: String(destroyed) })
    return true
  }

  async function beginLast(until: number): Promise<void> {
    if ((await leftToDo()) === undefined) return
    try {
      await connection.send('BGREWRITEAOF')
    } catch (error) {
      if (!isReply(error, 'ERR') || Date.now() > until) throw error
      await wait(lookAgainMs)
      await beginLast(until)
    }
  }

  async function work() {
    do {
      again = false
      try {
        if (await rewrite()) await pause(pauseMs)
      } catch {
        again = true
        await pause(tryAgainMs).catch(() => undefined)
      }
    } while (again && !closing.signal.aborted)
    running = undefined
  }

  return {
    request() {
      if (closing.signal.aborted) return
      again = true
      running ??= work()
    },
    async close() {
      if (closing.signal.aborted) return
      closing.abort()
      await running
      // Out of reach, or busy for longer: the next process that asks for due conversations has it done.
      await beginLast(Date.now() + beginWithinMs).catch(() => undefined)
    },
  }
}

const persistence = (connection: RedisConnection) => connection.send<string>('INFO', 'persistence')

async function isRewriting(connection: RedisConnection) {
  return /^aof_rewrite_(in_progress|scheduled):1/m.test(await persistence(connection))
}

async function ensureSucceeded(connection: RedisConnection) {
  if (!/^aof_last_bgrewrite_status:ok/m.test(await persistence(connection))) throw new Error('the rewrite failed')
}
