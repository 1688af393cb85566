import type { ConversationId } from '../../shared/ids.ts'
import { type Act, type Box, boxOf, clientIdOf, isText } from './acts.ts'
import { withoutPlan } from './afterLine.ts'
import type { ConsoleState, Own, PlanEditing, Session } from './consoleState.ts'
import type { StaffEvent } from './events.ts'
import { withoutAct } from './outboxAnswers.ts'
import type { PlanField } from './planText.ts'
import { signedOut } from './session.ts'

export function afterStaff(state: ConsoleState, event: StaffEvent): ConsoleState {
  switch (event.type) {
    case 'session:asked':
      return { ...state, session: trying(state.session) }
    case 'session:left':
      return signedOut(state, 'left')
    case 'text:takenBack':
      return takenBack(state, event.clientId)
    default:
      return { ...state, own: ownAfter(state.own, event) }
  }
}

/** Why they are here stays on the page while they try. */
const trying = (session: Session): Session => ({
  stage: 'signedOut',
  why: session.stage === 'signedOut' ? session.why : 'first',
  trying: true,
})

type OwnEvent = Exclude<StaffEvent, { type: 'session:asked' | 'session:left' | 'text:takenBack' }>

function ownAfter(own: Own, event: OwnEvent): Own {
  switch (event.type) {
    case 'shift:asked':
      return { ...own, shift: event.to }
    case 'console:touched':
      return { ...own, touchedAt: event.at }
    case 'conversation:chosen':
      return { ...own, chosen: event.id, room: 'talk' }
    case 'conversation:openedFor':
      return { ...own, openedFor: { ...own.openedFor, [event.id]: event.why } }
    case 'page:chosen':
      return { ...own, page: event.page }
    case 'room:chosen':
      return { ...own, room: event.room }
    case 'draft:changed':
      return withDraft(own, event.id, event.box, event.text)
    case 'act:made':
      return withAct(own, event.act, event.at)
    case 'record:chosen':
      return withRecordChoice(own, event)
    case 'closing:shown':
      return withClosingShown(own, event.id, event.visible)
    case 'language:chosen':
      return { ...own, language: event.language }
    case 'sound:muted':
      return { ...own, muted: event.muted }
    case 'plan:written':
      return own.planEditing ? withPlanText(own, own.planEditing, event) : own
    case 'plan:left':
      return withoutPlan(own)
    case 'notices:answered':
      return { ...own, notices: event.notices }
    case 'sound:checked':
      return { ...own, soundCheck: event.soundCheck }
    case 'shortcuts:switched':
      return { ...own, shortcuts: event.on }
    case 'notice:read':
      return withoutNotice(own)
  }
}

function withPlanText(own: Own, planEditing: PlanEditing, { field, text }: { field: PlanField; text: string }): Own {
  const problems = planEditing.problems.filter((problem) => problem.field !== field)
  return { ...own, planEditing: { ...planEditing, text: { ...planEditing.text, [field]: text }, problems } }
}

const noDraft = { reply: '', note: '', coaching: '' }

function withDraft(own: Own, id: ConversationId, box: Box, text: string): Own {
  return { ...own, drafts: { ...own.drafts, [id]: { ...noDraft, ...own.drafts[id], [box]: text } } }
}

/** Into the outbox, and out of the box it was written in. The same act twice, as by a double click, is one. */
function withAct(own: Own, act: Act, madeAt: number): Own {
  if (own.outbox.some((pending) => isSame(pending.act, act) && pending.standing.kind === 'sending')) return own
  const { notice: _, ...calm } = own
  const outbox = [...own.outbox, { act, madeAt, standing: { kind: 'sending' as const } }]
  const box = boxOf(act)
  return box ? withDraft({ ...calm, outbox }, act.payload.id, box, '') : { ...calm, outbox }
}

const isSame = (one: Act, other: Act) =>
  one.payload.clientId === other.payload.clientId ||
  (boxOf(one) === undefined && one.event === other.event && one.payload.id === other.payload.id)

/** A refused text goes back into its box, before whatever stands there now. */
function takenBack(state: ConsoleState, clientId: string): ConsoleState {
  const act = state.own.outbox.find((pending) => clientIdOf(pending) === clientId)?.act
  const box = act && boxOf(act)
  if (!act || !box || !isText(act)) return state
  const { id, text } = act.payload
  const now = state.own.drafts[id]?.[box]
  const left = withoutAct(state, clientId)
  return { ...left, own: withDraft(left.own, id, box, now ? `${text}\n${now}` : text) }
}

type RecordEvent = Extract<StaffEvent, { type: 'record:chosen' }>

function withRecordChoice(own: Own, { id, field, value }: RecordEvent): Own {
  const closing = own.closing[id]
  if (!closing) return own
  return { ...own, closing: { ...own.closing, [id]: { ...closing, chosen: { ...closing.chosen, [field]: value } } } }
}

function withClosingShown(own: Own, id: ConversationId, visible: boolean): Own {
  const closing = own.closing[id]
  if (!closing) return own
  return { ...own, room: visible ? 'facts' : 'talk', closing: { ...own.closing, [id]: { ...closing, visible } } }
}

function withoutNotice({ notice: _, ...own }: Own): Own {
  return own
}
