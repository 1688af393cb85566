import type { StaffId } from '../../../shared/ids.ts'
import type { ProviderLinks } from '../../ports/provider.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

const add = script(
  ['links'],
  ['subject', 'staffId'],
  `
if redis.call('HEXISTS', links, subject) == 1 then return 'conflict' end
for _, holder in ipairs(redis.call('HVALS', links)) do
  if holder == staffId then return 'conflict' end
end
redis.call('HSET', links, subject, staffId)
return 'done'`,
)

const remove = script(
  ['links'],
  ['staffId'],
  `
local all = redis.call('HGETALL', links)
for nth = 1, #all, 2 do
  if all[nth + 1] == staffId then redis.call('HDEL', links, all[nth]) end
end
return 'done'`,
)

export function createRedisLinks({ key, run, send }: RedisConnection): ProviderLinks {
  return {
    add: async (link) => ensureDone(await run(add, { ...link })),
    bySubject: async (subject) => (await send<StaffId | null>('HGET', key('links'), subject)) ?? undefined,
    has: async (id) => (await send<string[]>('HVALS', key('links'))).includes(id),
    async remove(id) {
      await run(remove, { staffId: id })
    },
  }
}
