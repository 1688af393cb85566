import { type Urgency, urgencies } from '../../shared/screening.ts'
import type { Conversation } from './conversation.ts'

/** By urgency, then by who has waited longest. A conversation that was never screened is information. */
export function inWaitingOrder(a: Conversation, b: Conversation): number {
  return rank(a) - rank(b) || a.since - b.since || a.id.localeCompare(b.id)
}

/** Staff's judgement, else what the questions gave. */
export const urgencyOf = ({ judged, screened }: Conversation): Urgency =>
  judged?.urgency ?? screened?.result.urgency ?? 'information'

const rank = (conversation: Conversation) => urgencies.indexOf(urgencyOf(conversation))
