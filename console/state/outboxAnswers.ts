import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Acknowledgement, Act, PendingAct } from './acts.ts'
import { clientIdOf, isText } from './acts.ts'
import { lastOf, withoutText } from './cards.ts'
import type { ConsoleState, Notice, RecordChoices } from './consoleState.ts'
import { withOpened } from './entries.ts'

export function afterAcknowledgement(state: ConsoleState, { event, payload, value }: Acknowledgement): ConsoleState {
  switch (event) {
    case 'conversation:claim':
    case 'conversation:join':
      return withOpened(chosenBy(withoutAct(state, payload.clientId), payload.id), { ...value, missing: 'nothing' })
    case 'message:send':
    case 'note:add':
    case 'coaching:send':
      return received(state, payload, value.seq)
    case 'conversation:judge':
    case 'message:redact':
    case 'aid:finish':
    case 'code:offer':
    case 'colleague:invite':
    case 'conversation:leave':
      return withoutAct(state, payload.clientId)
    case 'conversation:release':
    case 'conversation:recuse':
    case 'conversation:putAside':
      return withoutText(withoutAct(state, payload.clientId), payload.id)
    case 'conversation:beginClosing':
      return beganClosing(withoutAct(state, payload.clientId), payload.id, value.record)
    case 'conversation:close': {
      const closed = withoutText(withoutAct(state, payload.clientId), payload.id)
      return withNotice(closed, {
        kind: value.recorded ? 'recorded' : 'notRecorded',
        ...(value.hard ? { hard: true } : {}),
      })
    }
  }
}

/** A refused text stays where it was written; everything else is told in a line. */
export function afterRefusal(state: ConsoleState, act: Act, code: string): ConsoleState {
  const { clientId } = act.payload
  if (isText(act) && onScreen(state, act.payload.id)) return withStanding(state, clientId, { kind: 'refused', code })
  const notice: Notice =
    act.event === 'conversation:claim' && wasLost(code) ? { kind: 'claimLost' } : { kind: 'refused', code }
  return withNotice(withoutAct(state, clientId), notice)
}

const onScreen = ({ held, own }: ConsoleState, id: ConversationId) => id in held.opened || id in own.rereading

const wasLost = (code: string) => ['conflict', 'closed', 'gone', 'notFound'].includes(code)

const chosenBy = (state: ConsoleState, id: ConversationId): ConsoleState => ({
  ...state,
  own: { ...state.own, chosen: id, room: 'talk' },
})

function received(state: ConsoleState, { clientId, id }: Act['payload'], seq: number): ConsoleState {
  const conversation = state.held.opened[id]
  return conversation && lastOf(conversation) < seq
    ? withStanding(state, clientId, { kind: 'received', seq })
    : withoutAct(state, clientId)
}

function beganClosing(state: ConsoleState, id: ConversationId, record: ContactRecord): ConsoleState {
  const closing = { ...state.own.closing, [id]: { visible: true, record, chosen: saidBefore(state, id, record) } }
  return { ...state, own: { ...state.own, closing, room: 'facts' } }
}

/** What staff have said in the conversation already is chosen; what only the bot guesses is not. */
function saidBefore({ held }: ConsoleState, id: ConversationId, record: ContactRecord): RecordChoices {
  const { outcome, urgencyByStaff } = record
  return {
    ...(outcome.includes('notKnown') ? {} : { outcome }),
    ...(held.cards[id]?.judged ? { urgencyByStaff } : {}),
  }
}

const withNotice = (state: ConsoleState, notice: Notice): ConsoleState => ({ ...state, own: { ...state.own, notice } })

export function withoutAct(state: ConsoleState, clientId: string): ConsoleState {
  return { ...state, own: { ...state.own, outbox: state.own.outbox.filter((act) => clientIdOf(act) !== clientId) } }
}

function withStanding(state: ConsoleState, clientId: string, standing: PendingAct['standing']): ConsoleState {
  const outbox = state.own.outbox.map((act) => (clientIdOf(act) === clientId ? { ...act, standing } : act))
  return { ...state, own: { ...state.own, outbox } }
}
