import type { SealedPapers } from '../sealing/sealedPapers.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import type { Rewriter } from './rewriter.ts'
import { script } from './script.ts'

const save = script(
  ['papers', 'paperVersions', 'destroyed'],
  ['name', 'expected', 'sealed'],
  `
if (redis.call('HGET', paperVersions, name) or '0') ~= expected then return 'conflict' end
redis.call('HINCRBY', paperVersions, name, 1)
if redis.call('HSET', papers, name, sealed) == 0 then redis.call('INCR', destroyed) end
return 'done'`,
)

const destroy = script(
  ['papers', 'paperVersions', 'destroyed'],
  ['name'],
  `
redis.call('HDEL', paperVersions, name)
if redis.call('HDEL', papers, name) == 1 then redis.call('INCR', destroyed) end`,
)

export function createRedisPapers({ key, run, send, sendForBytes }: RedisConnection, rewriter: Rewriter): SealedPapers {
  return {
    async load(name) {
      const [sealed, version] = await Promise.all([
        sendForBytes<Buffer | null>('HGET', key('papers'), name),
        send<string | null>('HGET', key('paperVersions'), name),
      ])
      return sealed ? { version: Number(version), sealed } : undefined
    },
    async save(name, expectedVersion, sealed) {
      ensureDone(await run(save, { name, expected: String(expectedVersion), sealed: Buffer.from(sealed) }))
      rewriter.request()
    },
    async destroy(name) {
      await run(destroy, { name })
      rewriter.request()
    },
  }
}
