import type { ConversationId } from '../../shared/ids.ts'
import { acknowledgeWithinMs } from '../../shared/limits.ts'
import type { ConversationView } from '../../shared/wire/consoleViews.ts'
import { lastOf } from '../state/cards.ts'
import type { ConsoleState, OpenedFor } from '../state/consoleState.ts'
import type { ConsoleEvent } from '../state/events.ts'
import { canRead, chosenConversation, mine, wantsReason } from '../state/lists.ts'
import type { Timers } from './timers.ts'

type OpenAnswer = { ok: true; value: ConversationView } | { ok: false; code: string }

/** Refusals that say "not for you"; after any other the conversation is asked for again. */
const final = ['notFound', 'gone', 'notAllowed', 'notSignedIn', 'reasonNeeded']

export interface WatchPorts {
  open(id: ConversationId, last: number, answered: (answer: OpenAnswer) => void, why?: OpenedFor): void
  unwatch(id: ConversationId): void
  dispatch(event: ConsoleEvent): void
  timers: Timers
}

export interface Watch {
  /** Opens what should be watched and leaves the rest; called after every change of state. */
  update(state: ConsoleState): void
}

/** A conversation that was asked for on this connection, as often as it took, and what came of it. */
interface Asking {
  stands: 'asked' | 'watched' | 'refused'
  cancel(): void
}

/** Keeps my conversations, and the one being read, followed on this connection and without gaps. */
export function createWatch(ports: WatchPorts): Watch {
  const standing = new Map<ConversationId, Asking>()

  function open(id: ConversationId, last: number, why: OpenedFor | undefined) {
    const asking: Asking = { stands: 'asked', cancel() {} }
    standing.set(id, asking)
    function ask() {
      asking.cancel = ports.timers.after(acknowledgeWithinMs, ask)
      ports.open(id, last, hear, why)
    }
    // Every answer counts, however late: a server that is slow for long would never be heard otherwise.
    function hear(answer: OpenAnswer) {
      // Left before the server had opened it, which is slower than leaving: it would go on as if somebody read there.
      if (answer.ok && !standing.has(id)) return ports.unwatch(id)
      if (standing.get(id) !== asking || (!answer.ok && !final.includes(answer.code))) return
      asking.cancel()
      asking.stands = answer.ok ? 'watched' : 'refused'
      if (answer.ok) ports.dispatch({ from: 'line', type: 'conversation:opened', view: answer.value, last })
      else ports.dispatch({ from: 'server', type: 'conversation:dropped', id })
    }
    ask()
  }

  function leave(id: ConversationId) {
    const left = standing.get(id)
    standing.delete(id)
    left?.cancel()
    if (left?.stands !== 'refused') ports.unwatch(id)
    ports.dispatch({ from: 'line', type: 'conversation:unwatched', id })
  }

  return {
    update(state) {
      if (state.connection !== 'connected') return forgetAll(standing)
      const wanted = wantedOf(state)
      for (const id of wanted) {
        const now = standing.get(id)
        const held = state.held.opened[id]
        // A snapshot on a living connection takes away what was held, too.
        const short = held?.missing !== 'nothing'
        if (now === undefined || (now.stands === 'watched' && short))
          open(id, held?.missing === 'all' ? 0 : lastOf(held), state.own.openedFor[id])
      }
      for (const id of standing.keys()) if (!wanted.has(id)) leave(id)
    },
  }
}

function forgetAll(standing: Map<ConversationId, Asking>) {
  for (const { cancel } of standing.values()) cancel()
  standing.clear()
}

function wantedOf(state: ConsoleState): Set<ConversationId> {
  const chosen = chosenConversation(state)?.card
  const read = chosen && canRead(state, chosen) && !wantsReason(state, chosen) ? [chosen] : []
  return new Set([...mine(state), ...read].map(({ id }) => id))
}
