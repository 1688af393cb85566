import type { LineHours, ServiceCount } from '../../../shared/statistics/service.ts'
import type { KeptRelease, ReleaseProposal, StatisticsStore } from '../../ports.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

const propose = script(
  ['proposal'],
  ['content'],
  `
if redis.call('SETNX', proposal, content) == 0 then return 'conflict' end
return 'done'`,
)

const withdraw = script(
  ['proposal'],
  ['period'],
  `
local content = redis.call('GET', proposal)
if content and cjson.decode(content).period == period then redis.call('DEL', proposal) end`,
)

/** `released` tells which periods there are, `releases` their order. */
const freeze = script(
  ['released', 'releases', 'proposal'],
  ['period', 'content'],
  `
if redis.call('SADD', released, period) == 0 then return 'conflict' end
redis.call('RPUSH', releases, content)
redis.call('DEL', proposal)
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
    async proposal() {
      const content = await send<string | null>('GET', key('proposal'))
      return content === null ? undefined : (JSON.parse(content) as ReleaseProposal)
    },
    async propose(proposal) {
      ensureDone(await run(propose, { content: JSON.stringify(proposal) }))
    },
    async withdraw(period) {
      await run(withdraw, { period })
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
