import { alive, joining, readFrame, writeQuestion } from './frames.ts'
import type { Pace } from './pace.ts'
import { openTransport } from './transport.ts'

/** How long a connection may take to begin. */
const openWithinMs = 20_000

export interface ConnectionListener {
  opened(): void
  told(name: string, value: unknown): void
  lost(): void
}

export interface Connection {
  ask(name: string, payload: unknown, reply: (answer: never) => void): void
  /** Ends without a word to the listener. */
  close(): void
}

export interface ConnectionParts {
  origin: string
  pace: Pace
}

/** One connection from its beginning to its end. Silence for longer than the server is ever silent is an end, too. */
export function openConnection(parts: ConnectionParts, listener: ConnectionListener): Connection {
  const { origin, pace } = parts
  const replies = new Map<number, (answer: never) => void>()
  let asked = 0
  let silentAtMostMs = openWithinMs
  let hasEnded = false
  let callOff = pace.after(silentAtMostMs, lost)
  const transport = openTransport(origin, { heard, lost })

  function heard(frame: string) {
    if (hasEnded) return
    const what = readFrame(frame)
    if (what?.kind === 'greeted') ({ silentAtMostMs } = what)
    callOff()
    callOff = pace.after(silentAtMostMs, lost)
    switch (what?.kind) {
      case 'greeted':
        return transport.send(joining)
      case 'asksForLife':
        return transport.send(alive)
      case 'joined':
        return listener.opened()
      case 'told':
        return listener.told(what.name, what.value)
      case 'answered':
        return answer(what.id, what.answer as never)
      case 'nothing':
        return
      default:
        lost()
    }
  }
  function answer(id: number, what: never) {
    replies.get(id)?.(what)
    replies.delete(id)
  }
  function lost() {
    if (hasEnded) return
    close()
    listener.lost()
  }
  function close() {
    hasEnded = true
    callOff()
    transport.close()
  }
  return {
    ask(name, payload, reply) {
      asked += 1
      replies.set(asked, reply)
      transport.send(writeQuestion(asked, name, payload))
    },
    close,
  }
}
