import { createClient, ErrorReply, ReconnectStrategyError } from 'redis'

export type Client = ReturnType<typeof makeClient>
type Strategy = (retries: number, cause: Error) => number | Error

export function makeClient(url: string, reconnectStrategy: Strategy = lookForIt) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // A connection that dies without a word, also while it is being made, is noticed by a ping that stays unanswered.
    pingInterval: 4000,
    socket: { connectTimeout: 2000, socketTimeout: 10_000, reconnectStrategy },
  })
  // Whoever asks meanwhile is told; an event without a listener would end the process.
  client.on('error', () => undefined)
  return client
}

/** Soon at first and then every other second, not all processes at once. */
const lookForIt: Strategy = (retries) => Math.min(50 * 2 ** retries, 2000) * (0.5 + Math.random() / 2)

/** Throws when there is no connection in time, or Redis refuses it, with the reason. */
export async function connectFirst(url: string, withinMs: number) {
  let connected = false
  const refuses = (cause: Error) => !connected && cause instanceof ErrorReply
  const client = makeClient(url, (retries, cause) => (refuses(cause) ? cause : lookForIt(retries, cause)))
  const giveUp = setTimeout(() => client.destroy(), withinMs)
  try {
    await client.connect()
    connected = true
    return client
  } catch (error) {
    throw new Error(`Redis at ${new URL(url).host} cannot be reached: ${reasonOf(error)}`)
  } finally {
    clearTimeout(giveUp)
  }
}

function reasonOf(error: unknown) {
  const { message, code } = (
    error instanceof ReconnectStrategyError ? error.originalError : error
  ) as NodeJS.ErrnoException
  return message || code
}
