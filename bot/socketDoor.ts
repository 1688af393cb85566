import type { IncomingMessage } from 'node:http'
import type { Listener } from './config/listener.ts'
import { createOriginCheck } from './http/origins.ts'
import { secureHeaders } from './http/secureHeaders.ts'

export interface SocketLimits {
  pingEveryMs: number
  /** Bytes one connection may have waiting to be read. */
  mostUnread: number
  /** How long a socket of this server's that is none of these may take to be let in. */
  othersWithinMs: number
}

/** What a listener's sockets ask of who connects, and say to them: the same headers as every other answer. */
export function createSocketDoor({ origin }: Listener, https: boolean, limits: SocketLimits) {
  const { pingEveryMs, mostUnread, othersWithinMs } = limits
  const isAllowedOrigin = createOriginCheck(origin)
  return {
    headers: secureHeaders({ https }),
    watch: (connection: Connection) => endUnread(connection, mostUnread),
    // Messages are short, never compressed (a length would tell of the words), and come from our own pages.
    options: {
      path: '/live',
      // Long polling would tie a page to one process; the visitor's page asks in its own way where no socket comes through.
      transports: ['websocket'] as 'websocket'[],
      // A line that has died in silence shows within two of these.
      pingInterval: pingEveryMs,
      pingTimeout: pingEveryMs,
      destroyUpgradeTimeout: othersWithinMs,
      serveClient: false,
      cors: { origin: false },
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 64 * 1024,
      allowRequest: ({ headers }: IncomingMessage, decide: (error: null, allowed: boolean) => void) =>
        decide(null, isAllowedOrigin(headers.origin, headers.host)),
    },
  }
}

/** As much of an Engine.IO connection as it takes to see whether the other side reads. */
interface Connection {
  transport: unknown
  on(event: 'packetCreate', heard: (packet: { data?: string | Buffer }) => void): unknown
  on(event: 'flush', heard: () => void): unknown
  close(discard: boolean): unknown
}

/** Whoever does not read is let go, and reads on from where they were once they come back: what they are told until then must not fill our memory. */
function endUnread(connection: Connection, mostUnread: number) {
  let unread = 0
  connection.on('flush', () => {
    unread = 0
  })
  connection.on('packetCreate', ({ data }) => {
    unread += data?.length ?? 0
    if (unread <= mostUnread) return
    const { socket } = connection.transport as { socket?: { terminate(): void } }
    // By itself it would wait for its last words to be read.
    socket?.terminate()
    connection.close(true)
  })
}
