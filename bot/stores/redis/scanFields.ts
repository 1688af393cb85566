import type { RedisConnection } from './connection.ts'

/** The names of a hash's fields, a thousand at a time, so that Redis serves others in between. */
export async function scanFields<Field extends string>(connection: RedisConnection, key: string): Promise<Field[]> {
  const found = new Set<Field>()
  let cursor = '0'
  do {
    const [next, pairs] = await connection.send<[string, string[]]>('HSCAN', key, cursor, 'COUNT', '1000')
    for (let nth = 0; nth < pairs.length; nth += 2) found.add(pairs[nth] as Field)
    cursor = next
  } while (cursor !== '0')
  return [...found]
}
