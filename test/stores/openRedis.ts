import { onTestFinished } from 'vitest'
import { createMemoryWrappingKeys } from '../../bot/stores/memory/memoryWrappingKeys.ts'
import type { RedisOptions } from '../../bot/stores/redis/openRedis.ts'
import { openRedisKeyStore } from '../../bot/stores/redis/openRedisKeyStore.ts'
import { openRedisStore } from '../../bot/stores/redis/openRedisStore.ts'
import { createConversationKeys } from '../../bot/stores/sealing/conversationKeys.ts'

let opened = 0
/** Keys of its own on a Redis that others use as well. */
export const newPrefix = () => `test${++opened}:`

/** The keys are on the same Redis, so that a test needs one. Processes that share a store share the wrapping keys, too. */
export async function openStoreOn(url: string, options: RedisOptions = {}, wrapping = createMemoryWrappingKeys()) {
  return openRedisStore(url, createConversationKeys(await openRedisKeyStore(url, options), wrapping), options)
}

export async function openStoreOfTest(...given: Parameters<typeof openStoreOn>) {
  const store = await openStoreOn(...given)
  onTestFinished(() => store.close())
  return store
}
