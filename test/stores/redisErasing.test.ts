import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from 'redis'
import { expect, onTestFinished, test } from 'vitest'
import { openRedis, type RedisOptions } from '../../bot/stores/redis/openRedis.ts'
import { openRedisKeyStore } from '../../bot/stores/redis/openRedisKeyStore.ts'
import { createRedisConversations } from '../../bot/stores/redis/redisConversations.ts'
import { createRedisReplyAddresses } from '../../bot/stores/redis/redisReplyAddresses.ts'
import type { NewSealedEntry } from '../../bot/stores/sealedEntry.ts'
import { type RedisServer, redisServerOfTest } from '../support/redisServer.ts'
import { erasure, newClientId, newConversationId, recordOf } from './entries.ts'

const minute = { timeout: 60_000, interval: 100 }

/** What is compressed cannot be looked for. */
const startRedis = () => redisServerOfTest('--rdbcompression', 'no')

/** Everything Redis has on the disk. */
function bytesIn({ folder }: RedisServer) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return files.map(({ parentPath, name }) => readIfThere(join(parentPath, name))).join('')
}

/** A file that a rewrite has just removed holds nothing any more. */
function readIfThere(file: string) {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** The rows of a store without the seal over them, so that a text that was left behind can be seen. */
async function openRows({ url }: RedisServer, options: RedisOptions = {}) {
  const { connection, rewriter, close } = await openRedis(url, options)
  onTestFinished(close)
  return {
    conversations: createRedisConversations(connection, rewriter),
    replyAddresses: createRedisReplyAddresses(connection, rewriter),
    close,
  }
}

const said = (seq: number, text = ''): NewSealedEntry => ({
  seq,
  author: 'visitor',
  clientId: newClientId(),
  content: Buffer.from(`"text":"${text}"`),
  moves: { kind: 'said' },
})

test('within a minute a redacted entry and an erased conversation are in no file of Redis, and what lives is', async () => {
  const server = await startRedis()
  const { conversations } = await openRows(server, { rewritePauseMs: 500 })
  const id = newConversationId()
  const living = newConversationId()
  await conversations.append(living, 0, [said(1, 'canary-living')], {})
  await conversations.append(id, 0, [said(1, 'canary-redacted'), said(2, `canary-erased ${'x'.repeat(3000)}`)], {})
  expect(bytesIn(server)).toContain('canary-redacted')
  await conversations.replace(id, said(1))
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary-redacted')
  expect(bytesIn(server)).toContain('canary-erased')
  expect((await conversations.read(id, 0)).map(({ seq }) => seq)).toEqual([1, 2])
  await conversations.erase(id, erasure)
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary-erased')
  expect(bytesIn(server)).toContain('canary-living')
}, 90_000)

test('of many conversations that several processes erase, only the texts of living ones are in the files after a minute', async () => {
  const server = await startRedis()
  const first = await openRows(server, { rewritePauseMs: 200 })
  const second = await openRows(server, { rewritePauseMs: 200 })
  const ids = Array.from({ length: 200 }, newConversationId)
  const living: string[] = []
  await Promise.all(
    ids.map(async (id, nth) => {
      const { conversations } = nth % 2 ? first : second
      await conversations.append(id, 0, [said(1, `canary-${id}-end`)], {})
      await conversations.append(id, 1, [said(2, `canary-${id}-end`.repeat(nth))], {})
      if (nth % 10 === 0) living.push(id)
      else await conversations.erase(id, erasure)
    }),
  )
  const found = () => new Set([...bytesIn(server).matchAll(/canary-([\w-]{22})-end/g)].map(([, id]) => id))
  await expect.poll(found, minute).toEqual(new Set(living))
}, 90_000)

test('what a process has destroyed before it was killed leaves the files when another one asks for due conversations', async () => {
  const server = await startRedis()
  const other = await openRows(server)
  // Its rewriter never gets to work, as if the process had been killed.
  const killed = await openRedis(server.url, {})
  onTestFinished(killed.close)
  const idle = { request: () => undefined, close: async () => undefined }
  const conversations = createRedisConversations(killed.connection, idle)
  const id = newConversationId()
  await conversations.append(id, 0, [said(1, 'canary')], {})
  await conversations.erase(id, erasure)
  expect(bytesIn(server)).toContain('canary')
  await other.conversations.due(0)
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary')
}, 90_000)

/** Makes rewrites take until they are let go on, or killed. */
async function slowRewrites({ url }: RedisServer) {
  const client = await createClient({ url }).connect()
  onTestFinished(() => client.destroy())
  await client.configSet('rdb-key-save-delay', '10000000')
  const [, redis = ''] = /process_id:(\d+)/.exec(await client.info('server')) ?? []
  const pid = () => Number(readFileSync(`/proc/${redis}/task/${redis}/children`, 'utf8'))
  // One that was killed stays on the list until Redis has taken note.
  let killed = 0
  return {
    begin: () => client.sendCommand(['BGREWRITEAOF']),
    underWay: () => expect.poll(() => ![0, killed].includes(pid()), minute).toBe(true),
    async kill(next: { slow: boolean }) {
      if (!next.slow) await client.configSet('rdb-key-save-delay', '0')
      killed = pid()
      process.kill(killed, 'SIGKILL')
    },
  }
}

test('what is destroyed while a rewrite is under way, and what one that fails leaves behind, the next one takes along', async () => {
  const server = await startRedis()
  const { conversations } = await openRows(server)
  const id = newConversationId()
  await conversations.append(id, 0, [said(1, 'canary')], {})
  const rewrites = await slowRewrites(server)
  await expect.poll(() => rewrites.begin().catch(() => 'later'), minute).not.toBe('later')
  await rewrites.underWay()
  await conversations.erase(id, erasure)
  await rewrites.kill({ slow: true })
  await rewrites.underWay()
  await rewrites.kill({ slow: false })
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary')
}, 90_000)

test('what was destroyed leaves the files when the store is closed in the same moment', async () => {
  const server = await startRedis()
  const { conversations, close } = await openRows(server)
  const id = newConversationId()
  await conversations.append(id, 0, [said(1, 'canary')], {})
  const erasing = conversations.erase(id, erasure)
  expect(bytesIn(server)).toContain('canary')
  await erasing
  await close()
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary')
}, 90_000)

test('forgotten reply addresses and removed keys leave the files, too', async () => {
  const server = await startRedis()
  const { conversations, replyAddresses } = await openRows(server, { rewritePauseMs: 200 })
  const keys = await openRedisKeyStore(server.url, { rewritePauseMs: 200 })
  onTestFinished(() => keys.close())
  const [forgotten, erased] = [newConversationId(), newConversationId()]
  for (const id of [forgotten, erased]) {
    await conversations.append(id, 0, [said(1)], {})
    await replyAddresses.save(id, Buffer.from(`canary-${id}`))
    await keys.add(id, { generation: 1, bytes: Buffer.from(`canary-key-${id}`) })
  }
  expect(bytesIn(server)).toContain(`canary-key-${forgotten}`)
  await replyAddresses.forget(forgotten)
  await keys.remove(forgotten)
  await expect.poll(() => bytesIn(server), minute).not.toMatch(new RegExp(`canary(-key)?-${forgotten}`))
  expect(bytesIn(server)).toContain(`canary-${erased}`)
  await conversations.erase(erased, erasure)
  await keys.replace([{ id: erased, key: { generation: 2, bytes: Buffer.from('new') } }])
  await expect.poll(() => bytesIn(server), minute).not.toContain('canary')
}, 90_000)

test('a contact record stands beside the conversation it is of in no file after a minute', async () => {
  const server = await startRedis()
  const { conversations } = await openRows(server)
  const id = newConversationId()
  const record = recordOf()
  await conversations.append(id, 0, [said(1, 'last word')], { record })
  const commands = () =>
    bytesIn(server)
      .split('MULTI')
      .filter((part) => part.includes(record.id) && part.includes(id))
  expect(commands()).toHaveLength(1)
  await expect.poll(() => commands().filter((part) => part.includes('XADD')), minute).toEqual([])
  expect(await conversations.records()).toEqual([record])
}, 90_000)

test('nothing in Redis tells an instant: entries are named by their numbers and lists are in the order of a counter', async () => {
  const server = await startRedis()
  const { connection, rewriter, close } = await openRedis(server.url, {})
  onTestFinished(close)
  const conversations = createRedisConversations(connection, rewriter)
  const id = newConversationId()
  const handedOver: NewSealedEntry = { ...said(2), moves: { kind: 'handedOver' } }
  await conversations.append(id, 0, [said(1), handedOver], { eraseAt: 900_000, record: recordOf() })
  const { key, send } = connection
  expect((await conversations.read(id, 0)).map(({ seq }) => seq)).toEqual([1, 2])
  expect(await send('XRANGE', key('entries', id), '-', '+')).toMatchObject([
    ['1-0', {}],
    ['2-0', {}],
  ])
  expect(await send('ZRANGE', key('listed'), '0', '-1', 'WITHSCORES')).toEqual([[id, 1]])
  expect(await send('ZRANGE', key('due'), '0', '-1', 'WITHSCORES')).toEqual([[id, 900_000]])
  const names = (await send<string[]>('KEYS', '*')).sort()
  expect(names).toEqual(
    ['destroyed', 'due', `entries:${id}`, 'form', 'listed', 'order', 'places', 'records'].map((name) => `avh:${name}`),
  )
})
