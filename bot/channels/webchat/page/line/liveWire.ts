import { type Connection, type ConnectionParts, openConnection } from './connection.ts'
import type { Wire, WireListener } from './wire.ts'

export interface LiveWireParts extends ConnectionParts {
  /** The browser says that the network has gone, or is back. */
  on(change: 'offline' | 'online', run: () => void): void
}

/** The wire to a Socket.IO server. It speaks that protocol itself: a library for it weighs as much as all the rest of the page. */
export function createLiveWire(parts: LiveWireParts): Wire {
  const { pace, on } = parts
  let listener: WireListener | undefined
  let connection: Connection | undefined
  let isOpen = false
  let wanted = false
  let failures = 0
  let callOff = () => {}

  function connect() {
    letGo()
    connection = openConnection(parts, {
      opened() {
        isOpen = true
        failures = 0
        listener?.opened()
      },
      told(name, value) {
        if (name === 'entries:added') listener?.added(value as never)
        if (name === 'conversation:erased') listener?.erased()
      },
      lost,
    })
  }
  function lost() {
    const wasOpen = isOpen
    letGo()
    callOff = pace.after(nextPauseMs(), connect)
    if (wasOpen) listener?.closed()
  }
  const nextPauseMs = () => Math.min(1000 * 2 ** failures++, 10_000) * (0.5 + pace.random())

  function letGo() {
    callOff()
    connection?.close()
    connection = undefined
    isOpen = false
  }
  on('offline', () => isOpen && lost())
  on('online', () => wanted && !isOpen && connect())
  return {
    listen(to) {
      listener = to
    },
    open() {
      if (wanted) return
      wanted = true
      connect()
    },
    reopen: connect,
    close() {
      wanted = false
      letGo()
    },
    isOpen: () => isOpen,
    ask: (question, payload, reply) => connection?.ask(question, payload, reply),
  }
}
