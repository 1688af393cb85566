import { HotlineError } from '../../errors.ts'
import type { Passkey, PasskeyStore } from '../../ports/staff.ts'
import type { RedisConnection } from './connection.ts'
import { script } from './script.ts'

const count = script(
  ['passkeys'],
  ['id', 'from', 'to'],
  `
local stored = redis.call('HGET', passkeys, id)
if not stored then return 'no' end
local passkey = cjson.decode(stored)
if passkey.counter ~= tonumber(from) then return 'no' end
passkey.counter = tonumber(to)
redis.call('HSET', passkeys, id, cjson.encode(passkey))
return 'yes'`,
)

export function createRedisPasskeys({ key, run, send }: RedisConnection): PasskeyStore {
  const read = (stored: string) => JSON.parse(stored) as Passkey
  return {
    async add(passkey) {
      const isNew = await send<number>('HSETNX', key('passkeys'), passkey.id, JSON.stringify(passkey))
      if (isNew !== 1) throw new HotlineError('conflict')
    },
    async byId(id) {
      const stored = await send<string | null>('HGET', key('passkeys'), id)
      return stored === null ? undefined : read(stored)
    },
    async ofStaff(id) {
      const all = (await send<string[]>('HVALS', key('passkeys'))).map(read)
      return all.filter(({ staffId }) => staffId === id).sort((a, b) => a.addedAt - b.addedAt)
    },
    count: async (id, from, to) => (await run(count, { id, from: String(from), to: String(to) })) === 'yes',
    async remove(id) {
      await send('HDEL', key('passkeys'), id)
    },
    spend: async (once, endsAt) => (await send<number>('HSETNX', key('spent'), once, String(endsAt))) === 1,
    async forgetSpentBefore(now) {
      const spent = await send<Record<string, string>>('HGETALL', key('spent'))
      const ended = Object.keys(spent).filter((once) => Number(spent[once]) < now)
      if (ended.length > 0) await send('HDEL', key('spent'), ...ended)
    },
  }
}
