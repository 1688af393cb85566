import type { Entry } from '../../shared/entry.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { isKnownTo } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { change, type Decision, existingConversation } from './commit.ts'

/** One act of a staff member on a conversation. The same client id again is the same act. */
export interface StaffAct {
  staff: StaffAccount
  id: ConversationId
  clientId: ClientId
}

/** What an entry needs to be a staff member's. */
export interface StaffStamp {
  by: { staff: StaffAccount['id']; number: number }
  clientId: ClientId
  at: number
  seq: number
}

/**
 * Runs a staff act once: a repeated client id changes nothing and gives the same number; a client id that stands for
 * something else is refused.
 */
export async function actOnce(
  ports: Ports,
  { staff, id, clientId }: StaffAct,
  decide: (before: Conversation, stamp: StaffStamp) => Decision,
  isSame: (known: Entry) => boolean,
): Promise<{ seq: number; conversation: Conversation }> {
  await existingConversation(ports, id)
  const conversation = await change(ports, id, (before) => {
    const known = before.byClientId.get(clientId)
    if (known && !isSame(known)) throw new HotlineError('reusedId')
    if (known) return { entries: [] }
    // As if it were not there: a refusal would tell that it is.
    if (!isKnownTo(staff.id, before)) throw new HotlineError('notFound')
    const by = { staff: staff.id, number: staff.number }
    return decide(before, { by, clientId, at: ports.clock.now(), seq: before.lastSeq + 1 })
  })
  return { seq: conversation.byClientId.get(clientId)?.seq ?? conversation.lastSeq, conversation }
}

/** Only whoever has claimed a conversation may speak in it, hand it back or close it. */
export function ensureMine({ place, staff }: Conversation, me: StaffAccount) {
  if (place.status === 'closed') throw new HotlineError('closed')
  if (place.status !== 'withStaff' || staff?.staff !== me.id) throw new HotlineError('conflict')
}

/** They, and the colleague who has come in beside them, may speak. */
export function ensureIn(conversation: Conversation, me: StaffAccount) {
  if (conversation.beside?.staff !== me.id) ensureMine(conversation, me)
}
