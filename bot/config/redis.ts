import { optional, type Source } from './source.ts'

/** The store that several processes share, and whether it may lose what was acknowledged. */
export interface RedisConfig {
  store: string
  keys?: string
  relaxed: boolean
}

/** Redis, for several processes beside each other; the keys lie in KEY_DIR unless they have a Redis of their own. */
export function readRedis(source: Source): RedisConfig | undefined {
  const store = readRedisAddress(source, 'STORE')
  const keys = readRedisAddress(source, 'KEY_STORE')
  const relaxed = source.oneOf('STORE_RELAXED', ['0', '1']) === '1'
  if (store === undefined) {
    if (keys !== undefined || relaxed) source.problems.push('KEY_STORE and STORE_RELAXED need STORE')
    return undefined
  }
  // A copy of the one must never hold the other.
  if (keys !== undefined && new URL(keys).host === new URL(store).host) {
    source.problems.push('KEY_STORE must be another Redis than STORE')
  }
  return { store, relaxed, ...optional('keys', keys) }
}

function readRedisAddress(source: Source, name: string) {
  const address = source.text(name)
  if (address === undefined) return undefined
  const isRedis = URL.canParse(address) && /^rediss?:$/.test(new URL(address).protocol)
  if (!isRedis) source.problems.push(`${name} must be the address of a Redis, for example redis://localhost:6379`)
  return isRedis ? address : undefined
}
