import { type ConnectionOptions, openConnection, type RedisConnection, type Send } from './connection.ts'
import { createRewriter, type Rewriter } from './rewriter.ts'
import { ensureErasing, ensureSafe } from './safety.ts'

export interface RedisOptions extends ConnectionOptions {
  /** Puts up with a Redis that can lose what was acknowledged. */
  relaxDurability?: boolean | undefined
  /** The least time between two rewrites of the append-only file, in milliseconds. */
  rewritePauseMs?: number | undefined
}

export interface Redis {
  connection: RedisConnection
  rewriter: Rewriter
  /** What `relaxDurability` puts up with, in words for the log; empty when Redis is as it should be. */
  relaxed: readonly string[]
  close(): Promise<void>
}

/** Connects, and throws with every reason when this Redis is unsafe to use. Redis 7 and Valkey, one server, no cluster. */
export async function openRedis(
  url: string,
  { relaxDurability = false, rewritePauseMs, ...options }: RedisOptions,
): Promise<Redis> {
  const judge = (send: Send) => ensureSafe(send, { relax: relaxDurability })
  const connection = await openConnection(url, options, judge)
  try {
    const { relaxed, keepsFile } = await judge(connection.send)
    if (keepsFile) await ensureErasing(connection.send)
    await ensureKnownForm(connection)
    const rewriter = keepsFile ? createRewriter(connection, rewritePauseMs) : nothingToRewrite
    rewriter.request()
    return {
      connection,
      rewriter,
      relaxed,
      async close() {
        await rewriter.close()
        await connection.close()
      },
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

const nothingToRewrite: Rewriter = { request: () => undefined, close: async () => undefined }

/** Goes up by one whenever keys change their form, with a step that brings them there. */
const form = '1'

async function ensureKnownForm({ key, send }: RedisConnection) {
  await send('SET', key('form'), form, 'NX')
  const found = await send<string>('GET', key('form'))
  if (found !== form) throw new Error(`the keys in Redis have form ${found}, and this program knows form ${form}`)
}
