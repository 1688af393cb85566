import { ErrorReply, RESP_TYPES } from 'redis'
import { HotlineError } from '../../errors.ts'
import { type Client, connectFirst, makeClient } from './client.ts'

export type Argument = string | Buffer

/** How strings come back. */
export const text = {}
export const bytes = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }
export type As = typeof text | typeof bytes

/**
 * A connection that comes back by itself. While it is down everything is refused with `unavailable`, at once or after
 * `replyTimeoutMs`; nothing waits in a queue. What was refused may have been done all the same, when only the answer was
 * lost: the caller's `expectedSeq` and the client ids in the entries make doing it again harmless.
 */
export interface Link {
  ask(command: readonly Argument[], as: As): Promise<unknown>
  close(): Promise<void>
}

export interface LinkOptions {
  /** How long Redis may take to answer before it counts as out of reach, in milliseconds. */
  replyTimeoutMs?: number | undefined
  /** How long it is looked for at the start. */
  openTimeoutMs?: number | undefined
}

/** How long Redis may take to answer what was asked last. */
const partWithinMs = 1000

/** Throws when Redis cannot be reached; from then on it is looked for until it is back, and `returned` is called each time. */
export async function openLink(
  url: string,
  { replyTimeoutMs = 3000, openTimeoutMs = 10_000 }: LinkOptions,
  returned: () => void,
): Promise<Link> {
  let client = (await connectFirst(url, openTimeoutMs)).on('ready', returned)
  let open = true

  /** A connection that is silent may stay so for as long as TCP hopes; another one may get through. */
  function leave(silent: Client) {
    if (open && client === silent) {
      client = makeClient(url).on('ready', returned)
      client.connect().catch(() => undefined)
    }
    silent.destroy()
  }

  return {
    async ask(command, as) {
      const asked = client
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(() => {
        late.reject(new HotlineError('unavailable', 'Redis does not answer'))
        leave(asked)
      }, replyTimeoutMs)
      try {
        return await Promise.race([asked.sendCommand(command, as), late.promise])
      } catch (error) {
        throw refusalOf(error)
      } finally {
        clearTimeout(timer)
      }
    },
    async close() {
      if (!open) return
      open = false
      // A leave-taking that nobody answers would hold up the end.
      const parting = setTimeout(() => client.destroy(), partWithinMs)
      try {
        if (client.isReady) await client.close()
        else client.destroy()
      } finally {
        clearTimeout(parting)
      }
    },
  }
}

export const isReply = (error: unknown, code: string) =>
  error instanceof ErrorReply && error.message.startsWith(`${code} `)

/** Redis refuses in its own words what we do wrong; all else is about the state it or the connection is in. */
export function refusalOf(error: unknown) {
  const isOurs = ['ERR', 'WRONGTYPE', 'NOSCRIPT', 'NOPERM'].some((code) => isReply(error, code))
  if (isOurs || error instanceof TypeError || error instanceof HotlineError) return error
  return new HotlineError('unavailable', error instanceof Error ? error.message : undefined)
}
