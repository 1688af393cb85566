import type { ClientId } from '../../shared/ids.ts'
import { acknowledgeWithinMs } from '../../shared/limits.ts'
import { type Acknowledgement, type Act, clientIdOf, conversationOf } from '../state/acts.ts'
import type { ConsoleState } from '../state/consoleState.ts'
import type { LineEvent } from '../state/events.ts'
import type { Timers } from './timers.ts'

export type Answer = { ok: true; value: unknown } | { ok: false; code: string; waitMs?: number }

export interface OutboxPorts {
  send(act: Act, answered: (answer: Answer) => void): void
  dispatch(event: LineEvent): void
  timers: Timers
}

export interface Outbox {
  /** Sends what is due; called after every change of state. */
  update(state: ConsoleState): void
}

/** Refusals that say "not now": the same act is sent again. */
const passing = ['unavailable', 'slowDown']

/**
 * Sends each act until it is answered, always with its own client id, so that the server stores it once. One act of a
 * conversation is on its way at a time, which keeps their order whatever gets lost.
 */
export function createOutbox({ send, dispatch, timers }: OutboxPorts): Outbox {
  const onTheWay = new Map<ClientId, () => void>()

  function sendNow(act: Act) {
    const { clientId } = act.payload
    sendAgain(act, acknowledgeWithinMs)
    send(act, (answer) => {
      if (!onTheWay.has(clientId)) return
      if (!answer.ok && passing.includes(answer.code)) return sendAgain(act, answer.waitMs ?? acknowledgeWithinMs)
      forget(clientId)
      dispatch(eventOf(act, answer))
    })
  }

  function sendAgain(act: Act, afterMs: number) {
    onTheWay.get(act.payload.clientId)?.()
    onTheWay.set(
      act.payload.clientId,
      timers.after(afterMs, () => sendNow(act)),
    )
  }

  function forget(clientId: ClientId) {
    onTheWay.get(clientId)?.()
    onTheWay.delete(clientId)
  }

  return {
    update(state) {
      const due = state.connection === 'connected' ? nextOfEach(state) : []
      for (const clientId of onTheWay.keys())
        if (!due.some((act) => act.payload.clientId === clientId)) forget(clientId)
      for (const act of due) if (!onTheWay.has(act.payload.clientId)) sendNow(act)
    },
  }
}

/** The oldest unanswered act of every conversation. */
function nextOfEach({ own }: ConsoleState): Act[] {
  const unanswered = own.outbox.filter(({ standing }) => standing.kind === 'sending')
  const first = new Map(unanswered.toReversed().map((pending) => [conversationOf(pending), pending]))
  return unanswered
    .filter((pending) => clientIdOf(first.get(conversationOf(pending)) ?? pending) === clientIdOf(pending))
    .map(({ act }) => act)
}

function eventOf(act: Act, answer: Answer): LineEvent {
  if (!answer.ok) return { from: 'line', type: 'act:refused', act, code: answer.code }
  return { from: 'line', type: 'act:acknowledged', acknowledgement: { ...act, value: answer.value } as Acknowledgement }
}
