import type { ConversationId } from '../../../shared/ids.ts'
import type { KeyStore, StoredKey, WrappedKey } from '../sealing/conversationKeys.ts'
import { openRedis, type RedisOptions } from './openRedis.ts'
import { scanFields } from './scanFields.ts'
import { script } from './script.ts'

/** `keys` has the wrapped keys, `generations` orders them by the week of the key around them. */
const giveKey = `
local bytes = redis.call('HGET', keys, id)
if not bytes then return false end
return {bytes, redis.call('ZSCORE', generations, id), redis.call('SMEMBERS', redacted)}`

const add = script(
  ['keys', 'generations', 'redacted:id'],
  ['id', 'generation', 'bytes'],
  `
if redis.call('HSETNX', keys, id, bytes) == 1 then redis.call('ZADD', generations, generation, id) end
${giveKey}`,
  'bytes',
)

const find = script(['keys', 'generations', 'redacted:id'], ['id'], giveKey, 'bytes')

const addRedacted = script(
  ['keys', 'redacted:id'],
  ['id', 'seq'],
  `if redis.call('HEXISTS', keys, id) == 1 then redis.call('SADD', redacted, seq) end`,
)

const remove = script(
  ['keys', 'generations', 'redacted:id', 'destroyed'],
  ['id'],
  `
redis.call('ZREM', generations, id)
redis.call('DEL', redacted)
if redis.call('HDEL', keys, id) == 1 then redis.call('INCR', destroyed) end`,
)

/** After the named arguments come id, generation and bytes of each key. */
const replace = script(
  ['keys', 'generations', 'destroyed'],
  [],
  `
for nth = rest, #ARGV, 3 do
  local id = ARGV[nth]
  if redis.call('HEXISTS', keys, id) == 1 then
    redis.call('HSET', keys, id, ARGV[nth + 2])
    redis.call('ZADD', generations, ARGV[nth + 1], id)
  end
end
redis.call('INCR', destroyed)`,
)

/** Some of them; whoever rotates asks again until there are none. */
const olderThan = script(
  ['keys', 'generations'],
  ['generation'],
  `
local ids = redis.call('ZRANGE', generations, '-inf', '(' .. generation, 'BYSCORE', 'LIMIT', 0, 500)
local found = {}
for _, id in ipairs(ids) do
  table.insert(found, {redis.call('HGET', keys, id), redis.call('ZSCORE', generations, id), id})
end
return found`,
  'bytes',
)

export interface RedisKeyStore extends KeyStore {
  /** What `relaxDurability` puts up with, in words for the log; empty when Redis is as it should be. */
  relaxed: readonly string[]
}

/**
 * The key store on a Redis of its own, which no backup of the other one holds. What is removed is out of every reader's
 * reach at once, and out of the append-only file within the minute.
 */
export async function openRedisKeyStore(url: string, options: RedisOptions = {}): Promise<RedisKeyStore> {
  const { connection, rewriter, relaxed, close } = await openRedis(url, options)
  const { key, run } = connection
  return {
    async add(id, { generation, bytes }) {
      const named = { id, generation: String(generation), bytes: Buffer.from(bytes) }
      return toStoredKey((await run(add, named)) as FoundKey)
    },
    async find(id) {
      const found = (await run(find, { id })) as FoundKey | null
      return found ? toStoredKey(found) : undefined
    },
    async addRedacted(id, seq) {
      await run(addRedacted, { id, seq: String(seq) })
    },
    async remove(id) {
      await run(remove, { id })
      rewriter.request()
    },
    async replace(replacements) {
      const fields = replacements.map(({ id, key: { generation, bytes } }) => [
        id,
        String(generation),
        Buffer.from(bytes),
      ])
      await run(replace, {}, fields.flat())
      rewriter.request()
    },
    async olderThan(generation) {
      const found = (await run(olderThan, { generation: String(generation) })) as FoundOldKey[]
      return found.map(([bytes, week, id]) => ({ id: id.toString() as ConversationId, key: toWrappedKey(bytes, week) }))
    },
    ids: () => scanFields<ConversationId>(connection, key('keys')),
    relaxed,
    close,
  }
}

type FoundKey = [bytes: Buffer, generation: Buffer, redacted: Buffer[]]
type FoundOldKey = [bytes: Buffer, generation: Buffer, id: Buffer]

const toWrappedKey = (bytes: Buffer, generation: Buffer): WrappedKey => ({ generation: Number(generation), bytes })

const toStoredKey = ([bytes, generation, redacted]: FoundKey): StoredKey => ({
  ...toWrappedKey(bytes, generation),
  redacted: redacted.map(Number),
})
