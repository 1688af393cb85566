import { join } from 'node:path'
import { describe } from 'vitest'
import { createMemoryKeyStore } from '../../bot/stores/memory/memoryKeyStore.ts'
import { openRedisKeyStore } from '../../bot/stores/redis/openRedisKeyStore.ts'
import { openSqliteKeyStore } from '../../bot/stores/sqlite/openSqliteKeyStore.ts'
import { redisServerOfFile } from '../support/redisServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { keyStoreContract } from './keyStoreContract.ts'
import { newPrefix } from './openRedis.ts'

const redis = redisServerOfFile()

describe('the key store in memory', () => keyStoreContract(createMemoryKeyStore))
describe('the key store in SQLite', () =>
  keyStoreContract(() => openSqliteKeyStore(join(temporaryFolder(), 'keys.sqlite'))))
describe('the key store in Redis', () =>
  keyStoreContract(() => openRedisKeyStore(redis().url, { prefix: newPrefix() })))
