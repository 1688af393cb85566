import type { Place } from '../../../shared/entry.ts'
import { type ConversationId, conversationIdSchema, type StaffId } from '../../../shared/ids.ts'
import type { Call, CallEvent, Effect, Note, Operation, World } from '../../domain/call/call.ts'
import { decideCall, newCall } from '../../domain/call/decideCall.ts'
import { isCode } from '../../errors.ts'
import { logBug } from '../../log.ts'
import { audited } from '../../usecases/audited.ts'
import { claimConversation } from '../../usecases/claimConversation.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { lineState } from '../../usecases/lineState.ts'
import { leaveCall, noteCall } from '../../usecases/noteCall.ts'
import { onDutyAlongPlan } from '../../usecases/planOrder.ts'
import { releaseConversation } from '../../usecases/releaseConversation.ts'
import { leaveMessage, type Spoken } from '../../usecases/voiceMessages.ts'
import type { Leg, PhoneParts } from './calls.ts'
import { carryOut, newClientId } from './carryOut.ts'
import { standingOf } from './readActivities.ts'

export interface LiveCall {
  /** The conversation it is; another one after a return code. */
  id(): ConversationId
  call(): Call
  /** Who is rung or talks in it. */
  staff(): StaffId | undefined
  /** One event after another, and what the provider is to do then. */
  handle(event: CallEvent): Promise<readonly Operation[]>
  /** The caller has spoken a message, or nothing came of it. */
  keepMessage(spoken: Spoken | undefined): Promise<readonly Operation[]>
  /** Somebody of staff took up their own telephone, and so the conversation. */
  answered(staff: StaffId): Promise<readonly Operation[]>
  /** Whoever claimed it in the console did not come to the telephone: it is everybody's again. */
  notTaken(staff: StaffId): Promise<readonly Operation[]>
  /** Reads the conversation, and acts on what staff have done with it. */
  lookAgain(): Promise<void>
}

interface Surroundings {
  isFree(staff: StaffId): boolean
  ended(): void
}

/** One call from its beginning to its end: the engine decides, this does. Nothing of it outlives the call but the log. */
export function createLiveCall(parts: PhoneParts, leg: Leg, { isFree, ended }: Surroundings): LiveCall {
  const { ports, presence } = parts
  const name = ports.random.id()
  let id = newId(parts)
  let call = newCall(leg.offered)
  /** Whether the conversation has been begun, so that this call counts as its visitor's presence. */
  let present = false

  return {
    id: () => id,
    call: () => call,
    staff: staffOf,
    handle: (event) => parts.inTurn(name, () => take(event)),
    keepMessage: (spoken) => parts.inTurn(name, async () => take({ kind: 'recorded', stored: await keep(spoken) })),
    answered: (staff) => parts.inTurn(name, () => answer(staff)),
    notTaken: (staff) => parts.inTurn(name, () => giveBack(staff)),
    lookAgain: () => parts.inTurn(name, look),
  }

  async function keep(spoken: Spoken | undefined) {
    try {
      return spoken !== undefined && (await leaveMessage(ports, id, newClientId(parts), spoken))
    } catch (error) {
      logBug('call:failed', error)
      return false
    }
  }

  async function answer(staff: StaffId) {
    const account = await ports.staff.byId(staff)
    if (!account) return take({ kind: 'staff', state: 'failed' })
    try {
      await audited(ports, account, 'claim', { id })
      await claimConversation(ports, { staff: account, id, clientId: newClientId(parts) })
    } catch (error) {
      // A colleague was first, in the console.
      if (isCode(error, 'conflict') || isCode(error, 'notFound')) return []
      throw error
    }
    return take({ kind: 'answered', staff })
  }

  async function giveBack(staff: StaffId) {
    const account = await ports.staff.byId(staff)
    await note({ state: 'notAnswered' })
    try {
      if (account) await releaseConversation(ports, { staff: account, id, clientId: newClientId(parts) }, 'queue')
    } catch (error) {
      // They have given it back themselves, or ended it.
      if (!isCode(error, 'conflict') && !isCode(error, 'closed')) throw error
      return []
    }
    return take({ kind: 'staff', state: 'released' })
  }

  function staffOf() {
    return call.where.in === 'ringing' || call.where.in === 'connected' ? call.where.staff : undefined
  }

  async function take(event: CallEvent): Promise<readonly Operation[]> {
    try {
      return await step(event)
    } catch (error) {
      logBug('call:failed', error)
      // Whatever broke, the caller hears words and a person's telephone is rung.
      return event.kind === 'failed' ? lastWords() : take({ kind: 'failed' })
    }
  }

  function lastWords(): Operation[] {
    const down = { language: call.language, text: 'phone.down' }
    return [{ op: 'say', clips: [down], interruptible: false }, { op: 'hangUp' }]
  }

  async function step(event: CallEvent): Promise<readonly Operation[]> {
    const decision = decideCall(call, event, await world())
    call = decision.call
    for (const one of decision.notes) await note(one)
    if (call.where.in === 'ended') await end()
    if (!decision.effect) return decision.operations
    return [...decision.operations, ...(await step(await doing(decision.effect)))]
  }

  async function doing(effect: Effect): Promise<CallEvent> {
    const key = effect.do === 'tell' ? keyOf(effect.input) : ''
    const { event, now } = await carryOut(parts, leg, { id, name, language: call.language, key }, effect)
    if (now !== id) await move(now)
    else if (!present) enter()
    return event
  }

  /** A log that says less must not end a call. */
  async function note(one: Note) {
    const written = one.state === 'silent' ? parts.tell(id, 'silence') : noteCall(ports, id, one)
    await written.catch((error: unknown) => logBug('call:failed', error))
  }

  function enter() {
    present = true
    presence.pageOpened(id)
  }

  /** To the conversation of a code; the one that was begun here is over. */
  async function move(now: ConversationId) {
    const before = id
    if (present) presence.pageClosed(before)
    id = now
    enter()
    await leaveCall(ports, before)
  }

  async function end() {
    if (present) presence.pageClosed(id)
    present = false
    ended()
    await parts.tell(id, 'gone')
  }

  async function look() {
    if (!present) return
    const standing = standingOf(await parts.activitiesOf(id, Number.POSITIVE_INFINITY))
    const { staff } = await loadConversation(ports, id)
    const event = whatItMeans(standing, staff?.staff)
    if (event) leg.push(await take(event))
  }

  function whatItMeans(status: Place['status'], staff: StaffId | undefined): CallEvent | undefined {
    const { in: where } = call.where
    if (where === 'ended') return undefined
    if (status === 'closed') return { kind: 'staff', state: 'ended' }
    // Its last question is being asked, whoever has the conversation.
    if (where === 'ending') return undefined
    if (status === 'withStaff' && staff && where !== 'connected') return { kind: 'answered', staff }
    if (where !== 'connected') return undefined
    if (status === 'waiting') return { kind: 'staff', state: 'released' }
    return status === 'withBot' ? { kind: 'told', prompts: [], status } : undefined
  }

  async function world(): Promise<World> {
    const mayRing = (staff: StaffId) => leg.canRing(staff) && (staff === staffOf() || isFree(staff))
    return {
      free: (await onDutyAlongPlan(ports)).filter(mayRing),
      // Opening hours are worked out only for whoever has to wait.
      get line() {
        return lineState(ports)
      },
      canText: leg.canText,
      partsOf: parts.recordings.partsOf,
    }
  }
}

const newId = ({ ports }: PhoneParts): ConversationId => conversationIdSchema.parse(ports.random.id())

/** As it was pressed; of a choice, the words say which. */
function keyOf(input: (Effect & { do: 'tell' })['input']) {
  if (input.kind === 'choices') return input.choices.join(' ')
  return input.kind === 'danger' ? '9' : '0'
}
