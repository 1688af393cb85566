import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout } from 'node:timers'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ConversationId } from '../../../../shared/ids.ts'
import { isCode } from '../../../errors.ts'
import { logEvent } from '../../../log.ts'
import type { ReadActivities } from './activitySet.ts'
import type { DirectLineTokens } from './directLineTokens.ts'
import { readWatermark } from './readWatermark.ts'

export interface StreamPresence {
  pageOpened(id: ConversationId): void
  pageClosed(id: ConversationId): void
}

/** One open client and how far it has come. What it is sent leaves one at a time, in order. */
interface Stream {
  socket: WebSocket
  id: ConversationId
  last: number
  /** Whether it has shown that it is there since it was last looked for. */
  heard: boolean
  updating: Promise<void>
}

/** More than this unread, and the other side is not reading. */
const mostUnreadBytes = 1024 * 1024
const closeWithinMs = 1000

export const streamPath = (id: ConversationId) => `/directline/conversations/${id}/stream`

/** Conversations told over WebSockets, over which clients say nothing. */
export function createStreams({
  readActivities,
  tokens,
  presence,
}: {
  readActivities: ReadActivities
  tokens: DirectLineTokens
  presence: StreamPresence
}) {
  // Never compressed: a length would tell of the words.
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 1024,
    clientTracking: false,
  })
  const streams = new Set<Stream>()

  return {
    attach(http: HttpServer) {
      http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url?.startsWith('/directline/')) admit(request, socket, head)
      })
    },
    push(id: ConversationId) {
      for (const stream of streams) if (stream.id === id) bringUpToDate(stream)
    },
    check() {
      for (const stream of streams) {
        if (!stream.heard) stream.socket.terminate()
        stream.heard = false
        stream.socket.ping()
      }
    },
    /** Clients are told to come again, and have a moment to take it in. */
    async close() {
      const closing = [...streams].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)))
      for (const { socket } of streams) {
        socket.close(1012)
        setTimeout(() => socket.terminate(), closeWithinMs).unref()
      }
      await Promise.all(closing)
    },
  }

  function admit(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const start = readStart(request.url ?? '', tokens)
    if (!start) {
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    server.handleUpgrade(request, socket, head, (opened) => open(opened, start))
  }

  function open(socket: WebSocket, { id, last }: { id: ConversationId; last: number }) {
    const stream: Stream = { socket, id, last, heard: true, updating: Promise.resolve() }
    streams.add(stream)
    presence.pageOpened(id)
    const isThere = () => {
      stream.heard = true
    }
    socket.on('pong', isThere)
    socket.on('message', isThere)
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      streams.delete(stream)
      presence.pageClosed(id)
    })
    bringUpToDate(stream)
  }

  function bringUpToDate(stream: Stream) {
    stream.updating = stream.updating.then(() => sendMissing(stream)).catch((error: unknown) => giveUp(stream, error))
  }

  async function sendMissing(stream: Stream) {
    const { socket } = stream
    const { activities, watermark } = await readActivities(stream.id, stream.last)
    if (socket.bufferedAmount > mostUnreadBytes) return socket.terminate()
    stream.last = watermark
    // One each: Microsoft's client mixes the activities of messages that come close together.
    for (const read of activities) {
      socket.send(JSON.stringify({ activities: [read.activity], watermark: String(read.watermark) }))
    }
  }
}

/** The client asks again over HTTP, and learns there whether the conversation is gone. */
function giveUp({ socket }: Stream, error: unknown) {
  if (!isCode(error, 'gone')) logEvent('delivery:failed')
  socket.close(isCode(error, 'gone') ? 1000 : 1011)
}

function readStart(address: string, tokens: DirectLineTokens) {
  const { pathname, searchParams } = new URL(address, 'ws://line')
  try {
    const id = tokens.read('directLineStream', searchParams.get('t') ?? '')
    return pathname === streamPath(id) ? { id, last: readWatermark(searchParams.get('watermark')) } : undefined
  } catch {
    return undefined
  }
}
