import { join } from 'node:path'
import { followHistories, type Note } from '../history.ts'
import type { FaultKind, Of } from '../plan.ts'
import type { Disk } from './disk.ts'
import type { Keeper } from './keeper.ts'
import type { Network } from './network.ts'
import type { SpoilingProxy } from './proxy.ts'
import type { Server } from './server.ts'
import { canTrace, traceFlushes } from './trace.ts'

export interface Battlefield {
  folder: string
  server: Server
  keeper: Keeper
  proxies: readonly SpoilingProxy[]
  network: Network
  disk: Disk
  note: Note
  /** Has the run tell its clients something. */
  ask(request: FromNemesis): void
  /** One staff member's process, to be stopped. */
  slowPid: number
}

export type FromNemesis =
  | { ask: 'hurry'; forMs: number }
  | { ask: 'release' }
  | { ask: 'flood'; conversations: number; signIns: number }
  | { told: 'ready' }
  | { told: 'done' }
  | { told: 'died'; how: string }

/** Breaks something and mends it again; says what it did. */
type Break<Kind extends FaultKind> = (field: Battlefield, step: Of<Kind>) => Promise<Broken>
interface Broken {
  what: string
  /** What was seen while it was broken. */
  flushes?: number[]
  from?: number
  until?: number
}

export const breaks: { [Kind in FaultKind]: Break<Kind> } = {
  F1: async ({ server }, { afterMs }) => {
    await wait(afterMs)
    const from = Date.now()
    await server.end('SIGKILL')
    await server.start()
    return { what: 'killed', from }
  },
  F3: async ({ server }, { forMs }) => {
    server.signal('SIGSTOP')
    await wait(forMs)
    server.signal('SIGCONT')
    return { what: forMs > 45_000 ? 'pausedLong' : 'paused' }
  },
  F4: async (field, { way, forMs }) => {
    const { partition } = field.network
    if (!partition)
      return breaks.F5(field, { fault: 'F5', mess: way === 'both' ? 'swallowBoth' : 'swallowDown', forMs })
    partition.begin(way)
    await wait(forMs)
    partition.heal()
    return { what: way === 'both' ? 'partitioned' : 'partitionedOneWay' }
  },
  F5: async ({ proxies }, { mess, forMs }) => {
    for (const proxy of proxies) proxy.spoil(mess)
    await wait(forMs)
    for (const proxy of proxies) proxy.heal()
    return { what: mess }
  },
  F6: async ({ keeper, folder }, { forMs }) => {
    if (!canTrace()) return { what: 'notTraced' }
    const untrace = await traceFlushes(keeper, traceFile(folder), false)
    const from = Date.now()
    await wait(forMs)
    const until = Date.now()
    return { what: 'watchedFlushes', from, until, flushes: await untrace() }
  },
  F7: async (field, { how, forMs }) => (how === 'diskFull' ? fillDisk(field, forMs) : failFlushes(field, forMs)),
  F8: async ({ ask, slowPid }, { forMs }) => {
    process.kill(slowPid, 'SIGSTOP')
    ask({ ask: 'hurry', forMs })
    await wait(forMs)
    process.kill(slowPid, 'SIGCONT')
    return { what: 'slowStaff' }
  },
  F10: async ({ ask }) => {
    ask({ ask: 'release' })
    await wait(500)
    return { what: 'claimRace' }
  },
  F11: async ({ keeper }, { how, forMs }) => {
    const redis = keeper.redis()
    if (!redis) throw new Error('there is no Redis to break')
    const from = Date.now()
    if (how === 'killed') await redis.kill()
    else redis.pause()
    await wait(forMs)
    if (how === 'killed') await redis.start()
    else redis.goOn()
    return { what: how === 'killed' ? 'redisKilled' : 'redisPaused', from }
  },
  F12: async ({ server }) => {
    const from = Date.now()
    await server.end('SIGTERM')
    await server.start()
    return { what: 'restarted', from }
  },
  F13: async ({ ask }, { conversations, signIns, forMs }) => {
    const from = Date.now()
    ask({ ask: 'flood', conversations, signIns })
    await wait(forMs)
    return { what: 'flooded', from }
  },
}

/** SQLite's log reuses its own pages, so that a full disk bites late: it stays full until a person was told, and a while after. */
async function fillDisk({ disk, keeper, folder }: Battlefield, forMs: number): Promise<Broken> {
  const newLines = followHistories(folder)
  newLines()
  disk.fill(keeper.pid())
  const deadline = Date.now() + longestUntoldMs
  let isTold = false
  while (!isTold && Date.now() < deadline) {
    await wait(50)
    isTold = newLines().some(({ what, code }) => what === 'told' && code === 'unavailable')
  }
  await wait(forMs)
  disk.free(keeper.pid())
  await keeper.revive()
  return { what: isTold ? 'diskFull' : 'diskFullUnnoticed' }
}

const longestUntoldMs = 10_000

/** While no flush succeeds, nothing new may be acknowledged: the checker holds it against the empty list. */
async function failFlushes({ keeper, folder }: Battlefield, forMs: number): Promise<Broken> {
  if (!canTrace()) return { what: 'notTraced' }
  const untrace = await traceFlushes(keeper, traceFile(folder), true)
  const from = Date.now()
  await wait(forMs)
  const until = Date.now()
  const flushes = await untrace()
  await keeper.revive()
  return { what: 'fsyncFailed', from, until, flushes }
}

const traceFile = (folder: string) => join(folder, `flushes-${Date.now()}.trace`)

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
