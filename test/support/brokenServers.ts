import { once } from 'node:events'
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

async function listening(server: Server | HttpServer) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** A web server that gives every request the same answer, or none, until told another. Remembers what came. */
export async function answering(status: number | 'nothing', body: object = {}) {
  let now = status
  const heard: { headers: Record<string, unknown>; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, Buffer.concat(chunks).toString('latin1'), response))
  })
  function answer(request: IncomingMessage, words: string, response: ServerResponse) {
    heard.push({ headers: request.headers, body: words })
    if (now !== 'nothing') response.writeHead(now, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  const port = await listening(server)
  onTestFinished(() => server.closeAllConnections())
  return {
    port,
    heard,
    answersWith(next: number) {
      now = next
    },
  }
}

/** A mail server as far as it is needed: it takes everything, refuses everything, or says nothing. */
export async function mailServer(manner: 'takes' | 'refuses' | 'silent') {
  const mails: string[] = []
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    if (manner !== 'silent') talk(socket, manner, (mail) => mails.push(mail))
  })
  const port = await listening(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  return { port, mails }
}

function talk(socket: Socket, manner: 'takes' | 'refuses', took: (mail: string) => void) {
  let mail: string | undefined
  let rest = ''
  socket.write('220 mail\r\n')
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (mail !== undefined && line !== '.') mail += `${line}\r\n`
      else if (mail !== undefined) {
        took(mail)
        mail = undefined
        socket.write('250 taken\r\n')
      } else socket.write(answerTo(line))
      if (line === 'DATA' && manner === 'takes') mail = ''
    }
  })
  function answerTo(line: string) {
    if (line.startsWith('EHLO') || line.startsWith('HELO')) return '250 mail\r\n'
    if (manner === 'refuses') return '550 no\r\n'
    return line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n'
  }
}
