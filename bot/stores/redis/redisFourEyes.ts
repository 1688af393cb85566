import type { FourEyesRequest, FourEyesStore } from '../../ports/audit.ts'
import type { RedisConnection } from './connection.ts'
import { script } from './script.ts'

// A request stays the very text it was stored as, because Lua's JSON turns an empty list into an empty object; who approved
// it stands beside it, under its id with a prefix that no id has.
const approvedPrefix = 'approved:'

const approve = script(
  ['fourEyes'],
  ['id', 'by'],
  `
if redis.call('HEXISTS', fourEyes, id) == 0 then return 'no' end
return redis.call('HSETNX', fourEyes, '${approvedPrefix}' .. id, by) == 1 and 'yes' or 'no'`,
)

const use = script(
  ['fourEyes'],
  ['id'],
  `
if redis.call('HDEL', fourEyes, '${approvedPrefix}' .. id) == 0 then return 'no' end
return redis.call('HDEL', fourEyes, id) == 1 and 'yes' or 'no'`,
)

export function createRedisFourEyes({ key, run, send }: RedisConnection): FourEyesStore {
  async function list() {
    const held = await send<Record<string, string>>('HGETALL', key('fourEyes'))
    return Object.entries(held).flatMap(([field, content]) => {
      if (field.startsWith(approvedPrefix)) return []
      const request = JSON.parse(content) as FourEyesRequest
      const approvedBy = held[approvedPrefix + field] as FourEyesRequest['approvedBy']
      return [approvedBy ? { ...request, state: 'approved' as const, approvedBy } : request]
    })
  }
  const remove = (ids: readonly string[]) =>
    send('HDEL', key('fourEyes'), ...ids.flatMap((id) => [id, approvedPrefix + id]))
  return {
    async add(request) {
      await send('HSET', key('fourEyes'), request.id, JSON.stringify(request))
    },
    list,
    approve: async (id, by) => (await run(approve, { id, by })) === 'yes',
    use: async (id) => (await run(use, { id })) === 'yes',
    async withdraw(id) {
      await remove([id])
    },
    async forgetBefore(now) {
      const expired = (await list()).filter(({ expiresAt }) => expiresAt <= now).map(({ id }) => id)
      if (expired.length > 0) await remove(expired)
    },
  }
}
