import type { ConversationId } from '../../shared/ids.ts'
import type { CallBackWish } from '../domain/conversation.ts'
import type { Ports } from '../ports.ts'
import { existingConversation, loadConversation } from './commit.ts'
import { noteCall } from './noteCall.ts'

/** A number and a message are kept for three days at most, whatever happens (telephony.md 6). */
export const keepForMs = 72 * 60 * 60_000

/** The caller agreed to be called: the number is kept, sealed by the edge, and the conversation waits for staff. */
export async function askCallBack(
  ports: Ports,
  id: ConversationId,
  sealedNumber: Uint8Array,
  callBack: Omit<CallBackWish, 'askedAt'>,
): Promise<void> {
  await existingConversation(ports, id)
  await ports.replyAddresses.save(id, sealedNumber)
  await noteCall(ports, id, { state: 'callBackAsked', callBack })
}

/** How a number came to be destroyed: the person was reached, did not answer, or was not called. */
export type CallBackEnd = 'callBackMade' | 'callBackFailed' | 'callBackGone'

/** The number is destroyed, and the log says so. Again is harmless. */
export async function forgetCallBack(ports: Ports, id: ConversationId, how: CallBackEnd): Promise<void> {
  await ports.replyAddresses.forget(id)
  await noteCall(ports, id, { state: how })
}

/** Destroys numbers that are no longer needed: the conversation is over, or their three days have passed. */
export async function forgetOldCallBacks(ports: Ports): Promise<void> {
  const now = ports.clock.now()
  for (const id of await ports.replyAddresses.list()) {
    const { callBack, channel, place, lastWordAt } = await loadConversation(ports, id)
    if (channel !== 'phone') continue
    // A process that died between the two steps of keeping it has left a number that nobody knows the wish of.
    const keptSince = callBack?.askedAt ?? lastWordAt
    if (place.status === 'closed') await ports.replyAddresses.forget(id)
    else if (now - keptSince >= keepForMs) await forgetCallBack(ports, id, 'callBackGone')
  }
}
