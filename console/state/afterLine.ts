import type { RingsAt } from '../../shared/telephone.ts'
import { clientIdOf } from './acts.ts'
import type { ConsoleState, Own, PlanEditing, Refusal, Session, Written } from './consoleState.ts'
import { withAnswer } from './entries.ts'
import type { LineEvent } from './events.ts'
import { afterAcknowledgement, afterRefusal } from './outboxAnswers.ts'
import { planText } from './planText.ts'
import { without } from './records.ts'
import { signedIn, signedOut } from './session.ts'

export function afterLine(state: ConsoleState, event: LineEvent): ConsoleState {
  switch (event.type) {
    case 'connection:changed':
      return state.session.stage === 'signedIn' ? { ...state, connection: event.connection } : state
    case 'session:missing':
      return withoutSession(state, event.why ?? 'first')
    case 'session:given':
      return withPasskeys(signedIn(state, event.me, event.way), event.passkeys)
    case 'passkeys:counted':
      return withPasskeys(state, event.passkeys)
    case 'session:refused':
      return { ...state, session: refused(state.session, event.refusal) }
    case 'session:notEnded':
      return hasLeft(state.session) ? signedOut(state, 'leftHere') : state
    case 'conversation:opened':
      return withAnswer(state, event.view, event.last)
    case 'conversation:unwatched':
      return { ...state, held: { ...state.held, opened: without(state.held.opened, event.id) } }
    case 'act:acknowledged':
      return afterAcknowledgement(state, event.acknowledgement)
    case 'act:refused':
      return afterRefusal(state, event.act, event.code)
    case 'written:found':
      return { ...state, own: { ...state.own, ...withWritten(state.own, event.written) } }
    case 'answers:found':
      return { ...state, own: { ...state.own, answers: { text: event.text, found: event.found } } }
    case 'shift:refused':
      return { ...state, own: { ...state.own, notice: { kind: 'refused', code: event.code } } }
    case 'reach:told':
      return { ...state, held: { ...state.held, reach: event.reach } }
    case 'plan:told':
      return withPlanEditing(state, {
        view: event.view,
        text: planText(event.view.plan, event.view.people),
        problems: [],
      })
    case 'plan:saved':
      return { ...state, own: { ...withoutPlan(state.own), notice: { kind: 'saved' } } }
    case 'plan:refused':
      return state.own.planEditing
        ? withPlanEditing(state, { ...state.own.planEditing, problems: event.problems })
        : state
    case 'plan:overtaken':
      return state.own.planEditing ? withPlanEditing(state, { ...state.own.planEditing, overtaken: true }) : state
    case 'told':
      return { ...state, own: { ...state.own, notice: { kind: event.kind } } }
    case 'telephone:changed':
      return { ...state, own: { ...state.own, telephone: { ...state.own.telephone, ...event.telephone } } }
    case 'telephone:chosen':
      return withCallsAt(state, event.rings)
    case 'sound:changed':
      return { ...state, own: { ...state.own, sound: event.sound } }
  }
}

/** What is written since is newer. What was sent goes out again with its own client id, so that the server stores it once. */
const withWritten = ({ drafts, outbox }: Own, found: Written): Partial<Own> => ({
  drafts: { ...found.drafts, ...drafts },
  outbox: [...found.unsent.filter((one) => outbox.every((act) => clientIdOf(act) !== clientIdOf(one))), ...outbox],
})

/** It may be missed more than once: what is being written waits for its writer all the same. */
function withoutSession(state: ConsoleState, why: 'first' | 'elsewhere'): ConsoleState {
  if (state.session.stage === 'signedOut') return state
  return signedOut(state, state.session.stage === 'signedIn' ? 'ended' : why)
}

function withCallsAt(state: ConsoleState, rings: RingsAt): ConsoleState {
  const { telephone } = state.held
  return telephone ? { ...state, held: { ...state.held, telephone: { ...telephone, rings } } } : state
}

const withPlanEditing = (state: ConsoleState, planEditing: PlanEditing): ConsoleState => ({
  ...state,
  own: { ...state.own, planEditing },
})

const withPasskeys = (state: ConsoleState, passkeys: number | undefined): ConsoleState =>
  state.session.stage === 'signedIn' && passkeys !== undefined
    ? { ...state, session: { ...state.session, passkeys } }
    : state

export function withoutPlan({ planEditing: _done, ...own }: Own): Own {
  return own
}

const refused = (session: Session, refusal: Refusal): Session => ({
  stage: 'signedOut',
  why: session.stage === 'signedOut' ? session.why : 'first',
  trying: false,
  refusal,
})

const hasLeft = (session: Session) => session.stage === 'signedOut' && session.why === 'left'
