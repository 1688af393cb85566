import type { FourEyesRequest, FourEyesStore } from '../../ports/audit.ts'
import type { RedisConnection } from './connection.ts'
import { script } from './script.ts'

const approve = script(
  ['fourEyes'],
  ['id', 'by'],
  `
local content = redis.call('HGET', fourEyes, id)
if not content then return 'no' end
local request = cjson.decode(content)
if request.state ~= 'asked' then return 'no' end
request.state = 'approved'
request.approvedBy = by
redis.call('HSET', fourEyes, id, cjson.encode(request))
return 'yes'`,
)

const use = script(
  ['fourEyes'],
  ['id'],
  `
local content = redis.call('HGET', fourEyes, id)
if not content or cjson.decode(content).state ~= 'approved' then return 'no' end
redis.call('HDEL', fourEyes, id)
return 'yes'`,
)

export function createRedisFourEyes({ key, run, send }: RedisConnection): FourEyesStore {
  const list = async () =>
    (await send<string[]>('HVALS', key('fourEyes'))).map((content) => JSON.parse(content) as FourEyesRequest)
  return {
    async add(request) {
      await send('HSET', key('fourEyes'), request.id, JSON.stringify(request))
    },
    list,
    approve: async (id, by) => (await run(approve, { id, by })) === 'yes',
    use: async (id) => (await run(use, { id })) === 'yes',
    async withdraw(id) {
      await send('HDEL', key('fourEyes'), id)
    },
    async forgetBefore(now) {
      const expired = (await list()).filter(({ expiresAt }) => expiresAt <= now).map(({ id }) => id)
      if (expired.length > 0) await send('HDEL', key('fourEyes'), ...expired)
    },
  }
}
