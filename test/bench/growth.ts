import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedKeys, openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { openRedisStore } from '../../bot/stores/redis/openRedisStore.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { handedOver, newConversationId, said, started } from '../stores/entries.ts'
import { startRedisServer } from '../support/redisProcess.ts'
import { median } from './figures.ts'

/** Entries of one conversation: an ordinary contact of half an hour. */
const conversationLength = 50
const waitingConversations = 20
const rounds = 300

interface Filled {
  stores: Stores
  close(): Promise<void>
}

/** Each opens a store of its own in a folder, and says how it is closed. */
const kinds = {
  async sqlite(folder: string) {
    const stores = openEmbeddedStores({ data: join(folder, 'data'), keys: join(folder, 'keys') })
    return { stores, close: () => stores.close() }
  },
  async redis(folder: string) {
    const server = await startRedisServer([], { folder: join(folder, 'redis') })
    const stores = await openRedisStore(server.url, openEmbeddedKeys(join(folder, 'keys')))
    return {
      stores,
      async close() {
        await stores.close()
        await server.remove()
      },
    }
  },
}

/** What an append, a catch-up and the queue cost with few and with many entries stored, taken in turns in one run. */
export async function growth(kind: keyof typeof kinds, sizes: readonly number[], print: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'))
  const all: Filled[] = []
  try {
    for (const entries of sizes) {
      const { stores, close } = await kinds[kind](join(folder, String(entries)))
      all.push({ stores, close })
      await fill(stores, entries)
      print(`${kind} filled with ${entries} entries`)
    }
    const costs = await measure(all)
    for (const [name, bySize] of Object.entries(costs)) {
      const [first = 1] = bySize
      const figures = bySize.map((ms, nth) => `${sizes[nth]}: ${ms.toFixed(3)} ms (${(ms / first).toFixed(2)})`)
      print(`${kind} ${name.padEnd(9)} ${figures.join('   ')}`)
    }
    return costs
  } finally {
    await Promise.all(all.map(({ close }) => close()))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill({ conversations }: Stores, entries: number) {
  const wanted = Math.ceil(entries / conversationLength)
  const atOnce = 50
  for (let done = 0; done < wanted; done += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, wanted - done) }, (_, nth) => {
      const first = done + nth < waitingConversations ? handedOver(1) : started()
      const log = Array.from({ length: conversationLength - 1 }, (_entry, at) => said(at + 2))
      return conversations.append(newConversationId(), 0, [first, ...log], { eraseAt: Number.MAX_SAFE_INTEGER })
    })
    await Promise.all(some)
  }
}

async function measure(all: readonly Filled[]) {
  const times = all.map(() => ({ append: [] as number[], catchUp: [] as number[], queue: [] as number[] }))
  const newcomers = all.map(() => newConversationId())
  for (let round = 0; round < rounds; round++) {
    for (const [nth, { stores }] of all.entries()) {
      const { conversations } = stores
      const id = newcomers[nth] ?? newConversationId()
      const own = times[nth]
      own?.append.push(await timed(() => conversations.append(id, round, [round === 0 ? started() : said(round + 1)])))
      own?.catchUp.push(await timed(() => conversations.read(id, Math.max(0, round - 9))))
      own?.queue.push(await timed(() => conversations.listed()))
    }
  }
  const of = (name: 'append' | 'catchUp' | 'queue') => times.map((own) => median(own[name]))
  return { append: of('append'), catchUp: of('catchUp'), queue: of('queue') }
}

async function timed(work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
