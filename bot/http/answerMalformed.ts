import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Middleware } from './secureHeaders.ts'

const statusOf: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What is no HTTP gets an answer with every header too; Node's own has none. */
export function answerMalformed(server: Server, headers: readonly Middleware[]) {
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket & { _httpMessage?: unknown }
    // In the middle of an answer there is no place for another.
    if (!socket.writable || socket._httpMessage) return void socket.destroy()
    const request = new IncomingMessage(socket)
    const response = new ServerResponse(request)
    response.assignSocket(socket)
    response.shouldKeepAlive = false
    for (const header of headers) header(request, response, () => {})
    response.writeHead(statusOf[error.code ?? ''] ?? 400).end(() => socket.destroy())
  })
  // `Expect` with anything else than `100-continue` is answered by Node itself unless somebody takes it.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
