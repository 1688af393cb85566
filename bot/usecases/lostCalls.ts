import type { ConversationId } from '../../shared/ids.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { leaveCall, noteCall } from './noteCall.ts'
import { listedConversations } from './waitingList.ts'

/** A call whose process died may be taken over by another; after this it is over. */
const goneMs = 60_000

/** Ends in the log what no process has on the telephone any more. Remembers between calls since when. */
export function createForgetLostCalls(ports: Ports): () => Promise<void> {
  let missedSince = new Map<ConversationId, number>()
  return async function forgetLostCalls() {
    const now = ports.clock.now()
    const missing = (await listedConversations(ports)).filter(
      ({ id, call }) => call && call.state !== 'ended' && !ports.presence.visitorPresent(id),
    )
    missedSince = new Map(missing.map(({ id }) => [id, missedSince.get(id) ?? now]))
    for (const [id, since] of missedSince) if (now - since >= goneMs) await end(ports, id)
  }
}

async function end(ports: Ports, id: ConversationId) {
  try {
    await noteCall(ports, id, { state: 'ended' })
    await leaveCall(ports, id)
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
  }
}
