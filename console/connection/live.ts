import { io, type Socket } from 'socket.io-client'
import type { ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import { acknowledgeWithinMs } from '../../shared/limits.ts'
import type { ConsoleReplies, FromConsole, ToConsole } from '../../shared/wire/console.ts'
import type { ConsoleState } from '../state/consoleState.ts'
import type { Dispatch, Store } from '../state/store.ts'
import { afterEachChange } from './afterEachChange.ts'
import { tab } from './asConsole.ts'
import { createAttendKeeper } from './attend.ts'
import { hear } from './hear.ts'
import { createShiftKeeper, type ShiftEvent } from './keepShift.ts'
import { type Answer, createOutbox } from './outbox.ts'
import { realTimers } from './timers.ts'
import { createWatch } from './watch.ts'

export type LiveSocket = Socket<ToConsole, FromConsole>

/** Asks once, while there is a line. A refusal is shown to staff, unless whoever asked deals with it; the answer is then none. */
export type Ask = <E extends keyof ConsoleReplies>(
  event: E,
  payload: Parameters<FromConsole[E]>[0],
  isHandled?: (code: string) => boolean,
) => Promise<ConsoleReplies[E] | undefined>

export interface Live {
  shift(event: ShiftEvent): void
  ask: Ask
  findAnswers(language: Language, text: string): void
  writing(id: ConversationId): void
  stop(): void
}

/** The socket of a signed-in console: hears the server, and keeps the outbox, what is watched and the shift going. */
export function startLive(store: Store, line: '/' | '/practice'): Live {
  const socket: LiveSocket = io(line, {
    path: '/live',
    transports: ['websocket'],
    reconnectionDelayMax: 3000,
    autoConnect: false,
    auth: { language: store.read().own.language, tab },
  })
  const { dispatch } = store
  const shift = (event: ShiftEvent) => askShift(socket, event, dispatch)
  const keepers = [
    createOutbox({ send: sender(socket), dispatch, timers: realTimers }),
    createWatch({ ...watching(socket), dispatch, timers: realTimers }),
    createShiftKeeper(shift),
    createAttendKeeper({ tell: (attended) => socket.emit('console:attended', attended, () => {}), now: Date.now }),
  ]
  const update = (state: ConsoleState) => {
    for (const keeper of keepers) keeper.update(state)
  }
  const unsubscribe = store.subscribe(afterEachChange(() => update(store.read())))
  const deafen = hear(socket, dispatch)
  socket.connect()
  return {
    shift,
    ask: createAsk(socket, dispatch),
    findAnswers(language, text) {
      socket.timeout(acknowledgeWithinMs).emit('answers:find', { language, text }, (late, answer) => {
        const found = !late && answer.ok ? answer.value.found : 'missed'
        dispatch({ from: 'line', type: 'answers:found', text, found })
      })
    },
    writing: tellNowAndThen((id) => socket.volatile.emit('writing:tell', { id }, () => {})),
    stop() {
      unsubscribe()
      deafen()
      update({ ...store.read(), connection: 'lost' })
      socket.disconnect()
    },
  }
}

const tellWritingEveryMs = 3000

/** At most once in a while for each conversation. */
function tellNowAndThen(tell: (id: ConversationId) => void) {
  const toldAt = new Map<ConversationId, number>()
  return (id: ConversationId) => {
    if (Date.now() - (toldAt.get(id) ?? 0) < tellWritingEveryMs) return
    toldAt.set(id, Date.now())
    tell(id)
  }
}

const sender = (socket: LiveSocket) => (act: { event: string; payload: object }, answered: (answer: Answer) => void) =>
  (socket as Socket).emit(act.event, act.payload, answered)

const watching = (socket: LiveSocket) =>
  ({
    open: (id, last, answered, why) =>
      socket.emit('conversation:open', { id, last, ...(why ? { why } : {}) }, answered),
    unwatch: (id) => socket.emit('conversation:unwatch', { id }, () => {}),
  }) satisfies Partial<Parameters<typeof createWatch>[0]>

function createAsk(socket: LiveSocket, dispatch: Dispatch): Ask {
  return async (event, payload, isHandled) => {
    const answer = await sent(socket, event, payload)
    if (answer.ok) return answer.value as never
    if (!isHandled?.(answer.code)) dispatch({ from: 'line', type: 'shift:refused', code: answer.code })
    return undefined
  }
}

async function sent(socket: LiveSocket, event: string, payload: object): Promise<Answer> {
  try {
    return (await (socket as Socket).timeout(acknowledgeWithinMs).emitWithAck(event, payload)) as Answer
  } catch {
    return { ok: false, code: 'unavailable' }
  }
}

function askShift(socket: LiveSocket, event: ShiftEvent, dispatch: Dispatch) {
  socket.timeout(acknowledgeWithinMs).emit(event, {}, (late, answer) => {
    if (late) dispatch({ from: 'line', type: 'shift:refused', code: 'unavailable' })
    else if (!answer.ok) dispatch({ from: 'line', type: 'shift:refused', code: answer.code })
  })
}
