import { io, type Socket } from 'socket.io-client'
import { tab } from '../../../console/connection/asConsole.ts'
import { createAttendKeeper } from '../../../console/connection/attend.ts'
import { newClientId } from '../../../console/connection/clientId.ts'
import { hear } from '../../../console/connection/hear.ts'
import { createShiftKeeper } from '../../../console/connection/keepShift.ts'
import type { LiveSocket } from '../../../console/connection/live.ts'
import { type Answer, createOutbox } from '../../../console/connection/outbox.ts'
import { createWatch } from '../../../console/connection/watch.ts'
import type { Act } from '../../../console/state/acts.ts'
import type { ConsoleEvent } from '../../../console/state/events.ts'
import { createStore } from '../../../console/state/store.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { acknowledgeWithinMs } from '../../../shared/limits.ts'
import type { ConsoleReplies } from '../../../shared/wire/console.ts'
import type { StaffEntryView } from '../../../shared/wire/consoleViews.ts'
import { createUntil } from '../../support/until.ts'
import { type HeldEntry, isWritten, type Note } from '../history.ts'
import type { Browser } from './browseAs.ts'
import { hurry, timers } from './hurry.ts'
import type { Person } from './orders.ts'
import { signsInAgain } from './signsInAgain.ts'

type What = Act['event']

const anHourMs = 3_600_000

export type Desk = Awaited<ReturnType<typeof openConsole>>

/** A staff member at the real console: its own state, outbox and watch, on a socket of this process. */
export async function openConsole(origin: string, account: Person, note: Note) {
  const browser: Browser = { origin }
  await signsInAgain(browser, account)
  const socket: LiveSocket = io(origin, {
    path: '/live',
    transports: ['websocket'],
    // Whatever the cookie is when it connects.
    extraHeaders: {
      get cookie() {
        return browser.cookie ?? ''
      },
    },
    auth: { tab },
    reconnectionDelay: 1000 / hurry,
    reconnectionDelayMax: 3000 / hurry,
    autoConnect: false,
    forceNew: true,
    timeout: 20_000 / hurry,
  })
  const store = createStore()
  const { changed, until } = createUntil()
  const seen = new Map<ConversationId, number>()
  const invoked = new Set<string>()

  const dispatch = (event: ConsoleEvent) => {
    noteAnswer(event)
    store.dispatch(event)
    noteNew()
    changed()
  }
  const keepers = [
    createOutbox({ send: sendAct, dispatch, timers }),
    createWatch({
      open: (id, last, answered) => socket.emit('conversation:open', { id, last }, answered),
      unwatch: (id) => socket.emit('conversation:unwatch', { id }, () => {}),
      dispatch,
      timers,
    }),
    createShiftKeeper((event) => socket.emit(event, {}, () => {})),
    createAttendKeeper({ tell: (attended) => socket.emit('console:attended', attended, () => {}), now: Date.now }),
  ]
  function sendAct(act: Act, answered: (answer: Answer) => void) {
    ;(socket as unknown as { emit(event: What, payload: object, reply: (answer: Answer) => void): void }).emit(
      act.event,
      act.payload,
      (answer) => {
        if (!answer.ok) note({ type: 'info', what: 'told', clientId: act.payload.clientId, code: answer.code })
        answered(answer)
      },
    )
  }
  function noteAnswer(event: ConsoleEvent) {
    if (event.type === 'act:acknowledged') {
      const { event: what, payload, value } = event.acknowledgement
      const seq = 'seq' in value ? { seq: value.seq } : {}
      const recorded = 'recorded' in value ? { recorded: value.recorded } : {}
      note({ type: 'ok', what, clientId: payload.clientId, conversation: payload.id, ...seq, ...recorded })
    }
    if (event.type === 'act:refused') {
      const { event: what, payload } = event.act
      note({ type: 'fail', what, clientId: payload.clientId, conversation: payload.id, code: event.code })
    }
  }
  function noteNew() {
    for (const { card, entries } of Object.values(store.read().held.opened)) {
      const last = seen.get(card.id) ?? 0
      for (const entry of entries) {
        if (entry.seq > last) note({ type: 'info', what: 'saw', conversation: card.id, ...heldEntry(entry) })
      }
      seen.set(card.id, Math.max(last, entries.at(-1)?.seq ?? 0))
    }
  }
  let due = false
  store.subscribe(() => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      for (const keeper of keepers) keeper.update(store.read())
    })
  })
  async function startShift() {
    socket.connect()
    await until('the console is there', () => store.read().connection === 'connected', anHourMs)
    socket.emit('shift:start', {}, () => {})
    store.dispatch({ from: 'staff', type: 'console:touched', at: Date.now() })
    dispatch({ from: 'staff', type: 'shift:asked', to: 'on' })
  }
  /** Where the answer to a fresh proof was lost, so is the session; what was being written goes on after the sign-in. */
  async function comeBack() {
    deafen()
    socket.disconnect()
    await signsInAgain(browser, account)
    deafen = hear(socket, dispatch)
    await startShift()
  }
  let comingBack: Promise<void> | undefined
  store.subscribe(() => {
    if (store.read().session.stage === 'signedOut') comingBack ??= comeBack().finally(() => (comingBack = undefined))
  })
  let deafen = hear(socket, dispatch)
  await startShift()

  return {
    browser,
    until,
    now: () => store.read(),
    /** An answer said that the session does not stand any more. */
    async signsInAgain() {
      dispatch({ from: 'line', type: 'session:missing' })
      await comingBack
    },
    /** Does what a click does; the same click twice is one act. */
    does(act: Act) {
      const { clientId, id } = act.payload
      dispatch({ from: 'staff', type: 'act:made', act, at: Date.now() })
      const made = store.read().own.outbox.some((pending) => pending.act.payload.clientId === clientId)
      if (!made || invoked.has(clientId)) return
      invoked.add(clientId)
      const text = 'text' in act.payload ? { text: act.payload.text } : {}
      const target = 'target' in act.payload ? { target: act.payload.target } : {}
      note({ type: 'invoke', what: act.event, clientId, conversation: id, ...text, ...target })
    },
    act: (id: ConversationId) => ({ id, clientId: newClientId() }),
    /** What is asked once and has no client id; what came back, or nothing. */
    async ask<E extends keyof ConsoleReplies>(event: E, payload: object): Promise<ConsoleReplies[E] | undefined> {
      try {
        const asking = (socket as Socket).timeout(acknowledgeWithinMs / hurry)
        const answer = (await asking.emitWithAck(event, payload)) as Answer
        return answer.ok ? (answer.value as ConsoleReplies[E]) : undefined
      } catch {
        return undefined
      }
    },
    isQuiet: () => !comingBack && store.read().own.outbox.every(({ standing }) => standing.kind !== 'sending'),
    reports() {
      note({ type: 'info', what: 'reports' })
      for (const { card, entries } of Object.values(store.read().held.opened)) {
        note({ type: 'info', what: 'holds', conversation: card.id, entries: entries.map(heldEntry) })
      }
    },
  }
}

const heldEntry = (entry: StaffEntryView): HeldEntry =>
  'text' in entry && entry.shows !== 'bot' && isWritten(entry.text)
    ? { seq: entry.seq, text: entry.text }
    : { seq: entry.seq }
