import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { openStoreOn } from '../stores/openRedis.ts'
import { redisServerOfTest } from './redisServer.ts'

/** The store a run of the journeys is on; each project of `vitest.config.ts` names one. */
const stores: Record<string, (folder: string) => Promise<Stores>> = {
  memory: async () => createMemoryStore(),
  sqlite: async (folder) => openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` }),
  redis: async () => openStoreOn((await redisServerOfTest()).url),
}

export function openStoresUnderTest(folder: string): Promise<Stores> {
  const name = process.env.STORE_UNDER_TEST ?? 'memory'
  const open = stores[name]
  if (!open) throw new Error(`STORE_UNDER_TEST is ${name}, and must be one of: ${Object.keys(stores).join(', ')}`)
  return open(folder)
}
