import type { Entry } from '../../shared/entry.ts'
import type { ClientId } from '../../shared/ids.ts'
import type { FreeAnswer } from '../../shared/safety.ts'
import type { LostContactPlan } from '../../shared/safetySchemas.ts'
import type { Conversation } from './conversation.ts'
import { beginTurn, type Heard, type Situation, type Turn } from './turn.ts'

interface Own {
  clientId: ClientId
}

/** Whoever may be watched gets short advice; what stood open still stands. */
export function sayHowFreely(turn: Turn, { clientId, answer }: Own & { answer: FreeAnswer }) {
  turn.add({ kind: 'freely', by: 'visitor', clientId, answer })
  if (answer !== 'yes') turn.say(`freely.${answer}`)
}

/** What the visitor wants done if contact is lost; staff read it, and the newest counts. */
export function planLostContact(turn: Turn, { clientId, plan }: Own & { plan: LostContactPlan }) {
  turn.add({ kind: 'planned', by: 'visitor', clientId, plan })
}

/** The word itself goes no further than what was heard of it. */
export function chooseSafeWord(turn: Turn, { clientId }: Own, { digest }: Heard) {
  if (digest) turn.add({ kind: 'safeWordChosen', by: 'visitor', clientId, digest })
}

/** The safe word, and no message: everything is hidden, or shown again. */
export function hideOrShow(conversation: Conversation, clientId: ClientId, situation: Situation): Entry[] {
  const turn = beginTurn(conversation, situation)
  turn.add({ kind: conversation.hidden ? 'showed' : 'hid', by: 'visitor', clientId })
  return turn.entries
}

/** The number of the entry whose telephone number has served: the visitor chose anew, or the conversation is over. */
export function servedPlan(before: Conversation, after: Conversation): number | undefined {
  const { plan } = before
  if (plan?.plan.kind !== 'ring') return undefined
  return after.place.status === 'closed' || after.plan?.seq !== plan.seq ? plan.seq : undefined
}
