import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type RedisServer, startRedisServer } from './redisProcess.ts'

export type { RedisServer }

/** One for all tests of a file, until they have ended. */
export function redisServerOfFile(...settings: string[]) {
  let server: RedisServer | undefined
  beforeAll(async () => {
    server = await startRedisServer(settings)
  })
  afterAll(() => server?.remove())
  return () => {
    if (!server) throw new Error('the tests have not begun')
    return server
  }
}

/** One for the test that asks, until it has ended. */
export async function redisServerOfTest(...settings: string[]) {
  const server = await startRedisServer(settings)
  onTestFinished(() => server.remove())
  return server
}
