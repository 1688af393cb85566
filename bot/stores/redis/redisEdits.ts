import type { Edit } from '../../../shared/edits.ts'
import type { EditStore } from '../../ports/content.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

const append = script(
  ['edits'],
  ['seq', 'edit'],
  `
if redis.call('LLEN', edits) ~= tonumber(seq) - 1 then return 'conflict' end
redis.call('RPUSH', edits, edit)
return 'done'`,
)

export function createRedisEdits({ key, run, send }: RedisConnection): EditStore {
  return {
    async append(edit) {
      ensureDone(await run(append, { seq: String(edit.seq), edit: JSON.stringify(edit) }))
    },
    async read(since) {
      const found = await send<string[]>('LRANGE', key('edits'), String(since), '-1')
      return found.map((edit) => JSON.parse(edit) as Edit)
    },
  }
}
