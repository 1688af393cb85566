import type { LineHours, ServiceCount } from '../../../shared/statistics/service.ts'
import type { KeptRelease, StatisticsStore } from '../../ports/statistics.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

/** `released` tells which periods there are, `releases` their order. */
const freeze = script(
  ['released', 'releases'],
  ['period', 'content'],
  `
if redis.call('SADD', released, period) == 0 then return 'conflict' end
redis.call('RPUSH', releases, content)
return 'done'`,
)

/** `day` to its three numbers, written as JSON so that one field holds a day. */
const addHours = script(
  ['lineHours', 'lineHoursUntil'],
  ['since', 'untilNow', 'added'],
  `
if (redis.call('GET', lineHoursUntil) or '') ~= since then return 'conflict' end
redis.call('SET', lineHoursUntil, untilNow)
for _, one in ipairs(cjson.decode(added)) do
  local before = redis.call('HGET', lineHours, one.day)
  if before then
    local sums = cjson.decode(before)
    for _, name in ipairs({ 'promised', 'staffed', 'beyond' }) do one[name] = one[name] + sums[name] end
  end
  redis.call('HSET', lineHours, one.day, cjson.encode(one))
end
return 'done'`,
)

export function createRedisStatistics({ key, run, send }: RedisConnection): StatisticsStore {
  return {
    async releases() {
      const kept = await send<string[]>('LRANGE', key('releases'), '0', '-1')
      return kept.map((content) => JSON.parse(content) as KeptRelease)
    },
    async hoursUntil() {
      const until = await send<string | null>('GET', key('lineHoursUntil'))
      return until === null ? undefined : Number(until)
    },
    async addHours(since, until, added) {
      const marks = { since: since === undefined ? '' : String(since), untilNow: String(until) }
      ensureDone(await run(addHours, { ...marks, added: JSON.stringify(added) }))
    },
    async hours() {
      const days = await send<string[]>('HVALS', key('lineHours'))
      return days.map((day) => JSON.parse(day) as LineHours).sort((one, other) => (one.day < other.day ? -1 : 1))
    },
    async count({ month, figure, band }) {
      await send('HINCRBY', key('service'), `${month} ${figure} ${band}`, '1')
    },
    async counts() {
      const found = await send<Record<string, string>>('HGETALL', key('service'))
      return Object.entries(found).map(([name, count]) => {
        const [month, figure, band] = name.split(' ')
        return { month, figure, band, count: Number(count) } as ServiceCount
      })
    },
    async freeze(release) {
      ensureDone(await run(freeze, { period: release.period, content: JSON.stringify(release) }))
    },
  }
}
