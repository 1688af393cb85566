import type { KeptTextId } from '../../../shared/ids.ts'
import type { KeptTextRows } from '../sealing/sealedKeptTexts.ts'
import type { RedisConnection } from './connection.ts'
import type { Rewriter } from './rewriter.ts'
import { scanFields } from './scanFields.ts'
import { script } from './script.ts'

const add = script(
  ['keptTexts', 'keptTextsDue'],
  ['id', 'eraseAt', 'content'],
  `
redis.call('HSET', keptTexts, id, content)
redis.call('HSET', keptTextsDue, id, eraseAt)`,
)

const remove = script(
  ['keptTexts', 'keptTextsDue', 'destroyed'],
  ['id'],
  `
redis.call('HDEL', keptTextsDue, id)
if redis.call('HDEL', keptTexts, id) == 1 then redis.call('INCR', destroyed) end`,
)

export function createRedisKeptTexts(connection: RedisConnection, rewriter: Rewriter): KeptTextRows {
  const { key, run, send, sendForBytes } = connection
  return {
    async add({ id, eraseAt, content }) {
      await run(add, { id, eraseAt: String(eraseAt), content: Buffer.from(content) })
    },
    async list() {
      const ids = await scanFields<KeptTextId>(connection, key('keptTextsDue'))
      const found = await Promise.all(
        ids.map(async (id) => {
          const [content, eraseAt] = await Promise.all([
            sendForBytes<Buffer | null>('HGET', key('keptTexts'), id),
            send<string | null>('HGET', key('keptTextsDue'), id),
          ])
          return content && eraseAt ? [{ id, content, eraseAt: Number(eraseAt) }] : []
        }),
      )
      return found.flat()
    },
    async remove(id) {
      await run(remove, { id })
      rewriter.request()
    },
  }
}
