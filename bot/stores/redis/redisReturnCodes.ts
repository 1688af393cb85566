import type { ConversationId } from '../../../shared/ids.ts'
import type { ReturnCodes } from '../../ports/conversations.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

const save = script(
  ['places', 'codes'],
  ['id', 'lookup', 'hash'],
  `
if redis.call('HEXISTS', places, id) == 0 then return 'gone' end
redis.call('HSET', codes, id, lookup .. ' ' .. hash)
return 'done'`,
)

/** Living codes are a few hundred at most, so looking through them all costs less than an index that must be kept right. */
const find = script(
  ['codes'],
  ['lookup'],
  `
local found = {}
local all = redis.call('HGETALL', codes)
for nth = 1, #all, 2 do
  if string.match(all[nth + 1], '^%d+') == lookup then
    table.insert(found, {all[nth], string.sub(all[nth + 1], #lookup + 2)})
  end
end
return found`,
)

/** The script that erases a conversation takes its code along. */
export function createRedisReturnCodes({ key, run, send }: RedisConnection): ReturnCodes {
  return {
    async save(id, { lookup, hash }) {
      ensureDone(await run(save, { id, lookup: String(lookup), hash }))
    },
    async load(id) {
      const [lookup, hash] = (await send<string | null>('HGET', key('codes'), id))?.split(' ') ?? []
      return hash === undefined ? undefined : { lookup: Number(lookup), hash }
    },
    async find(lookup) {
      const found = (await run(find, { lookup: String(lookup) })) as [ConversationId, string][]
      return found.map(([id, hash]) => ({ id, hash }))
    },
    async forget(id) {
      await send('HDEL', key('codes'), id)
    },
  }
}
