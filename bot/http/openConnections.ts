import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Knows every connection of a server, sockets that have left HTTP included, which the server itself cannot close. */
export function trackConnections(server: Server) {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    cut() {
      for (const socket of open) socket.destroy()
    },
  }
}
