import { type ConversationId, conversationIdSchema } from '../../../../shared/ids.ts'
import { isCode } from '../../../errors.ts'
import type { Ports } from '../../../ports.ts'
import { loadConversation } from '../../../usecases/commit.ts'
import type { ReplyAddress } from './replyAddress.ts'

/**
 * Our conversation for a channel's. A channel keeps one for ever where ours are closed and erased, so whoever writes again
 * gets the next one. The id is derived with a key, and tells nothing about the channel's.
 */
export async function conversationOf(
  ports: Ports,
  keys: { deriveId(purpose: string, text: string): string },
  { channelId, conversation }: ReplyAddress,
): Promise<ConversationId> {
  for (let nth = 1; ; nth++) {
    const name = JSON.stringify([channelId, conversation.id, nth])
    const id = conversationIdSchema.parse(keys.deriveId('channelConversation', name))
    if (await goesOn(ports, id)) return id
  }
}

async function goesOn(ports: Ports, id: ConversationId): Promise<boolean> {
  try {
    return (await loadConversation(ports, id)).place.status !== 'closed'
  } catch (error) {
    if (isCode(error, 'gone')) return false
    throw error
  }
}
