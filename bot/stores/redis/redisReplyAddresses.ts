import type { ConversationId } from '../../../shared/ids.ts'
import type { ReplyAddresses } from '../../ports/conversations.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import type { Rewriter } from './rewriter.ts'
import { scanFields } from './scanFields.ts'
import { script } from './script.ts'

const save = script(
  ['places', 'addresses'],
  ['id', 'sealed'],
  `
if redis.call('HEXISTS', places, id) == 0 then return 'gone' end
redis.call('HSET', addresses, id, sealed)
return 'done'`,
)

const markTold = script(
  ['addresses', 'told'],
  ['id', 'seq'],
  `
if redis.call('HEXISTS', addresses, id) == 0 then return end
if tonumber(redis.call('HGET', told, id) or '0') < tonumber(seq) then redis.call('HSET', told, id, seq) end`,
)

const forget = script(
  ['addresses', 'told', 'destroyed'],
  ['id'],
  `
redis.call('HDEL', told, id)
if redis.call('HDEL', addresses, id) == 1 then redis.call('INCR', destroyed) end`,
)

/** The script that erases a conversation takes its address along. */
export function createRedisReplyAddresses(connection: RedisConnection, rewriter: Rewriter): ReplyAddresses {
  const { key, run, send, sendForBytes } = connection
  return {
    async save(id, sealed) {
      ensureDone(await run(save, { id, sealed: Buffer.from(sealed) }))
    },
    async load(id) {
      const [sealed, told] = await Promise.all([
        sendForBytes<Buffer | null>('HGET', key('addresses'), id),
        send<string | null>('HGET', key('told'), id),
      ])
      return sealed ? { sealed, told: Number(told ?? 0) } : undefined
    },
    async markTold(id, seq) {
      await run(markTold, { id, seq: String(seq) })
    },
    async forget(id) {
      await run(forget, { id })
      rewriter.request()
    },
    list: () => scanFields<ConversationId>(connection, key('addresses')),
  }
}
