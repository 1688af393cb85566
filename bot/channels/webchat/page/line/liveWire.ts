import { io, type Socket } from 'socket.io-client'
import type { FromVisitor, ToVisitor } from '../../../../../shared/wire.ts'
import { paddedParser } from './paddedParser.ts'
import type { Wire } from './wire.ts'

const tryAgainMs = 2000

/** The wire over Socket.IO. Its own buffers and retries are not relied on: nothing is asked while it is not connected. */
export function createLiveWire(): Wire {
  const socket: Socket<ToVisitor, FromVisitor> = io({
    path: '/live',
    parser: paddedParser,
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 10_000,
  })
  let wanted = false

  // Socket.IO gives up where the server said no or goodbye; a visitor still wants contact.
  const insistOnContact = () => {
    if (wanted && !socket.active) setTimeout(() => wanted && socket.connect(), tryAgainMs)
  }
  return {
    listen({ opened, closed, added, erased }) {
      socket.on('connect', opened)
      socket.on('connect_error', insistOnContact)
      socket.on('disconnect', () => {
        insistOnContact()
        if (wanted) closed()
      })
      socket.on('entries:added', added)
      socket.on('conversation:erased', erased)
    },
    open() {
      if (wanted) return
      wanted = true
      socket.connect()
    },
    reopen() {
      socket.disconnect().connect()
    },
    close() {
      wanted = false
      socket.disconnect()
    },
    isOpen: () => socket.connected,
    ask: (question, payload, reply) =>
      socket.emit(question, ...([payload, reply] as unknown as Parameters<FromVisitor[typeof question]>)),
  }
}
