import type { Pace } from './pace.ts'
import type { Wire } from './wire.ts'

/** A socket that has not opened by then may never do so on this network. */
const patienceMs = 6000

/** A socket whenever there is one, and requests until then. Whoever asks sees one wire. */
export function createEitherWire(live: Wire, poll: Wire, { after }: Pick<Pace, 'after'>): Wire {
  let callOff = () => {}
  const current = () => (live.isOpen() ? live : poll)

  function pollSoon() {
    callOff()
    callOff = after(patienceMs, poll.open)
  }
  return {
    listen({ opened, closed, added, erased }) {
      live.listen({
        opened() {
          callOff()
          poll.close()
          opened()
        },
        closed() {
          pollSoon()
          closed()
        },
        added,
        erased,
      })
      poll.listen({ opened, closed, added, erased })
    },
    open() {
      live.open()
      if (!live.isOpen()) pollSoon()
    },
    reopen: () => current().reopen(),
    close() {
      callOff()
      poll.close()
      live.close()
    },
    isOpen: () => live.isOpen() || poll.isOpen(),
    ask: (...asked) => current().ask(...asked),
  }
}
