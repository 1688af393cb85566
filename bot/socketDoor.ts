import type { IncomingMessage } from 'node:http'
import type { Listener } from './config/listener.ts'
import { createOriginCheck } from './http/origins.ts'
import { secureHeaders } from './http/secureHeaders.ts'

/** What a listener's sockets ask of who connects, and say to them: the same headers as every other answer. */
export function createSocketDoor({ origin }: Listener, https: boolean, pingEveryMs: number) {
  const isAllowedOrigin = createOriginCheck(origin)
  return {
    headers: secureHeaders({ https }),
    // Messages are short, never compressed (a length would tell of the words), and come from our own pages.
    options: {
      path: '/live',
      // Long polling would tie a page to one process; the visitor's page asks in its own way where no socket comes through.
      transports: ['websocket'] as 'websocket'[],
      // A line that has died in silence shows within two of these.
      pingInterval: pingEveryMs,
      pingTimeout: pingEveryMs,
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
