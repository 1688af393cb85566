import { once } from 'node:events'
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isHttps, type Listener } from './config/listener.ts'
import { ConfigError } from './errors.ts'
import { answerMalformed } from './http/answerMalformed.ts'
import { gatherWrites } from './http/gatherWrites.ts'
import { trackConnections } from './http/openConnections.ts'
import { createSocketDoor, type SocketLimits } from './socketDoor.ts'

/** A server that does not listen yet, and the door its sockets go through. */
export function openListener(app: RequestListener, listener: Listener, limits: SocketLimits) {
  const server = createServer(app)
  gatherWrites(server)
  const door = createSocketDoor(listener, isHttps(listener), limits)
  answerMalformed(server, door.headers)
  return { server, door, connections: trackConnections(server) }
}

/** Throws a `ConfigError` with the setting that names the port. */
export async function listen(server: HttpServer, { host, port }: Listener, name: string) {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new ConfigError([`${name}: ${host}:${port} cannot be used (${(error as NodeJS.ErrnoException).code})`])
  }
}

export const portOf = (server: HttpServer) => (server.address() as AddressInfo).port
