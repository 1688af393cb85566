import { type RedisServer, startRedisServer } from '../../support/redisProcess.ts'
import type { Server } from './server.ts'
import type { LogKeeper } from './trace.ts'

/** The process whose log is the store: the server itself, or a Redis beside it. */
export interface Keeper extends LogKeeper {
  redis(): RedisServer | undefined
  /** Starts it when it is not running, as whoever looks after it would, and says whether that was necessary. */
  revive(): Promise<boolean>
}

/** Where Redis keeps its files, where the server finds it, and the socket by which the run does, from outside the server's network. */
export interface RedisBeside {
  folder: string
  port: number
  socket: string
}

export function createKeeper(server: Server, inside: readonly string[], beside?: RedisBeside): Keeper {
  return beside
    ? redisKeeper(beside, inside)
    : { pid: server.pid, log: /hotline\.sqlite-wal>/, redis: () => undefined, revive: async () => false }
}

function redisKeeper({ folder, port, socket }: RedisBeside, inside: readonly string[]): Keeper {
  let redis: RedisServer | undefined
  return {
    redis: () => redis,
    pid: () => redis?.pid() ?? 0,
    log: /\.incr\.aof>/,
    async revive() {
      if (redis?.isRunning()) return false
      if (redis) await redis.start()
      else redis = await startRedisServer(['--unixsocket', socket], { folder, port, inside })
      return true
    },
  }
}
