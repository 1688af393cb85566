import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Frames that are written to a WebSocket in one turn of the event loop leave in one call to the system: a call for each
 * frame costs more than all that is done about it here. Nothing waits for longer than the turn.
 */
export function gatherWrites(server: Server) {
  server.on('upgrade', (_request, socket) => gather(socket))
}

/** Whoever writes a frame holds back its parts with `cork`, and lets them go with `uncork`. */
function gather(socket: Duplex) {
  const cork = socket.cork.bind(socket)
  let gathering = false
  socket.cork = () => {
    if (!gathering) {
      gathering = true
      cork()
      setImmediate(() => {
        gathering = false
        socket.uncork()
      })
    }
    cork()
  }
}
