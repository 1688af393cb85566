import type { Config } from './config.ts'
import { openEmbeddedKeys, openEmbeddedStores } from './embeddedStores.ts'
import { logEvent } from './log.ts'
import { openRedisKeyStore } from './stores/redis/openRedisKeyStore.ts'
import { openRedisPeers, type Peers } from './stores/redis/openRedisPeers.ts'
import { openRedisStore } from './stores/redis/openRedisStore.ts'
import type { Stores } from './stores/stores.ts'

export interface OpenedStores {
  stores: Stores
  /** The line's other processes, when it may have any. */
  peers?: Peers
  /** Redis may lose what was acknowledged, because the operator said so. */
  relaxed: boolean
}

/** The store the configuration names. Throws ConfigError with every reason not to use it. */
export async function openStores({ folders, redis }: Pick<Config, 'folders' | 'redis'>): Promise<OpenedStores> {
  if (!redis) return { stores: openEmbeddedStores(folders), relaxed: false }
  const options = { relaxDurability: redis.relaxed }
  const keyStore = redis.keys === undefined ? undefined : await openRedisKeyStore(redis.keys, options)
  const stores = await openRedisStore(redis.store, openEmbeddedKeys(folders.keys, keyStore), options)
  const relaxed = stores.relaxed.length + (keyStore?.relaxed.length ?? 0) > 0
  if (relaxed) logEvent('store:relaxed')
  return { stores, relaxed, peers: await openRedisPeers(redis.store) }
}
