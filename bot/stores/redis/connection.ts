import { type Argument, type As, bytes, isReply, type LinkOptions, openLink, refusalOf, text } from './link.ts'
import type { Script } from './script.ts'

/**
 * Nothing is answered before it is durable. With `appendfsync always` Redis writes and flushes its append-only file
 * between carrying out commands and sending any reply, to readers too (`beforeSleep` in server.c); when the flush fails
 * it ends itself rather than reply.
 */
export interface RedisConnection {
  key(name: string, id?: string): string
  /** `Reply` is what Redis documents for the command. */
  send<Reply>(...command: Argument[]): Promise<Reply>
  /** The same, with bytes where there would be strings. */
  sendForBytes<Reply>(...command: Argument[]): Promise<Reply>
  run<Name extends string>(script: Script<Name>, named: Record<Name, Argument>, rest?: Argument[]): Promise<unknown>
  close(): Promise<void>
}

export type Send = RedisConnection['send']

export interface ConnectionOptions extends LinkOptions {
  /** In front of the name of every key; several lines may share a Redis with one each. */
  prefix?: string | undefined
}

/**
 * Throws when Redis cannot be reached or `admit` throws. `admit` judges every connection anew, for Redis may come back
 * with other settings: until it says yes, everything is refused.
 */
export async function openConnection(
  url: string,
  { prefix = 'avh:', ...options }: ConnectionOptions,
  admit: (send: Send) => Promise<unknown>,
): Promise<RedisConnection> {
  const link = await openLink(url, options, () => {
    admitted = judge()
  })
  let admitted = judge()

  function judge() {
    const judged = admit((...command) => link.ask(command, text) as Promise<never>)
    judged.catch(() => undefined)
    return judged
  }

  async function ask(command: readonly Argument[], as: As) {
    try {
      await admitted
    } catch {
      admitted = judge()
      await admitted.catch((error: unknown) => Promise.reject(refusalOf(error)))
    }
    return link.ask(command, as)
  }

  const key = (name: string, id?: string) => prefix + (id === undefined ? name : `${name}:${id}`)

  async function run(script: Script, named: Readonly<Record<string, Argument>>, rest: readonly Argument[] = []) {
    const keys = script.keys.map((name) => key(name, script.keyedById.has(name) ? String(named.id) : undefined))
    const args = [String(keys.length), ...keys, ...script.names.map((name) => named[name] ?? ''), ...rest]
    const as = script.gives === 'bytes' ? bytes : text
    try {
      return await ask(['EVALSHA', script.sha, ...args], as)
    } catch (error) {
      // A Redis that has restarted knows no scripts; EVAL also teaches it this one.
      if (!isReply(error, 'NOSCRIPT')) throw error
      return ask(['EVAL', script.source, ...args], as)
    }
  }

  try {
    await admitted
  } catch (error) {
    await link.close()
    throw error
  }
  return {
    key,
    send: <Reply>(...command: Argument[]) => ask(command, text) as Promise<Reply>,
    sendForBytes: <Reply>(...command: Argument[]) => ask(command, bytes) as Promise<Reply>,
    run,
    close: () => link.close(),
  }
}
