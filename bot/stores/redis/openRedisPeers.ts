import { randomUUID } from 'node:crypto'
import { connectFirst } from './client.ts'
import { openConnection } from './connection.ts'

/** The other processes of the same line. Nothing of a conversation goes this way: only that there is something new, and who is there. */
export interface Peers {
  /** Tells the others, once Redis can; they may hear it twice. */
  ring(message: string): void
  onRing(listener: (message: string) => void): void
  /** Called when rings may have been missed. */
  onMissed(listener: () => void): void
  /** What is true of this process, until it says something else or is gone for `forgottenAfterMs`. */
  tell(state: string): Promise<void>
  /** What the others have told last. */
  others(): Promise<string[]>
  /** Whether this process is the one that does a thing; it is for as long as it keeps asking in time. */
  hold(task: string, forMs: number): Promise<boolean>
  close(): Promise<void>
}

/** A process that has not said for this long that it is there is not. */
export const forgottenAfterMs = 15_000

const ringAgainMs = 1000

const holdScript = `
  local holder = redis.call('GET', KEYS[1])
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`

export async function openRedisPeers(url: string, { prefix = 'avh:' }: { prefix?: string } = {}): Promise<Peers> {
  const me = randomUUID()
  const channel = `${prefix}bell`
  const connection = await openConnection(url, { prefix }, async () => undefined)
  const listening = await connectFirst(url, 10_000)
  const ringListeners = new Set<(message: string) => void>()
  const missedListeners = new Set<() => void>()
  await listening.subscribe(channel, (sent) => {
    const [from, message = ''] = splitOnce(sent)
    if (from !== me) for (const listener of ringListeners) listener(message)
  })
  listening.on('ready', () => {
    for (const listener of missedListeners) listener()
  })
  // The others' connections may have stood all the while: a ring that did not get through is rung again.
  const unheard = new Set<string>()
  let again: ReturnType<typeof setTimeout> | undefined
  function ring(message: string) {
    connection.send('PUBLISH', channel, `${me} ${message}`).catch(() => {
      unheard.add(message)
      again ??= setTimeout(ringAgain, ringAgainMs).unref()
    })
  }
  function ringAgain() {
    again = undefined
    const messages = [...unheard]
    unheard.clear()
    for (const message of messages) ring(message)
  }

  return {
    ring,
    onRing: (listener) => void ringListeners.add(listener),
    onMissed: (listener) => void missedListeners.add(listener),
    async tell(state) {
      await connection.send('SET', connection.key('peer', me), state, 'PX', String(forgottenAfterMs))
      await connection.send('SADD', connection.key('peers'), me)
    },
    async others() {
      const all = await connection.send<string[]>('SMEMBERS', connection.key('peers'))
      const ids = all.filter((id) => id !== me)
      if (ids.length === 0) return []
      const states = await connection.send<(string | null)[]>('MGET', ...ids.map((id) => connection.key('peer', id)))
      const gone = ids.filter((_id, nth) => states[nth] === null)
      if (gone.length > 0) await connection.send('SREM', connection.key('peers'), ...gone)
      return states.filter((state) => state !== null)
    },
    async hold(task, forMs) {
      const key = connection.key('hold', task)
      return (await connection.send<number>('EVAL', holdScript, '1', key, me, String(forMs))) === 1
    },
    async close() {
      clearTimeout(again)
      await connection.send('DEL', connection.key('peer', me)).catch(() => undefined)
      await connection.close()
      listening.destroy()
    },
  }
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf(' ')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
