import type { Pace } from './pace.ts'
import type { Ask, Wire } from './wire.ts'

/** Shorter breaks than this are not worth a word. */
const tellAfterMs = 2000
/** How many answers in a row may be missing before the connection is taken for dead. */
const missesToReopen = 2

export interface Contact {
  /** Contact is wanted and not there yet. */
  seek(): void
  held(): void
  /** An answer is missing. */
  missed(): void
  ask: Ask
  /** Contact is not wanted any more. */
  rest(): void
}

/** Asks over the wire, and says that there is no contact only when that has lasted or an answer is missing. */
export function createContact(wire: Wire, pace: Pace, tell: (held: boolean) => void): Contact {
  let callOff: (() => void) | undefined
  let isHeld = true
  let misses = 0

  function become(held: boolean) {
    callOff?.()
    callOff = undefined
    if (held) misses = 0
    if (held !== isHeld) tell(held)
    isHeld = held
  }
  return {
    seek() {
      if (wire.isOpen()) return
      callOff ??= pace.after(tellAfterMs, () => become(false))
      wire.open()
    },
    held: () => become(true),
    missed() {
      become(false)
      misses += 1
      if (wire.isOpen() && misses % missesToReopen === 0) wire.reopen()
    },
    ask(question, payload, reply) {
      if (!wire.isOpen()) return
      wire.ask(question, payload, (answer) => {
        become(true)
        reply(answer)
      })
    },
    rest() {
      become(true)
      wire.close()
    },
  }
}
