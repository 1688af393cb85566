import type { ConversationId } from '../../../shared/ids.ts'
import { isCode } from '../../errors.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'

/** Whether there is such a conversation, and it was not erased. */
export async function lives(conversations: ConversationRows, id: ConversationId): Promise<boolean> {
  try {
    return (await conversations.read(id, 0)).length > 0
  } catch (error) {
    if (isCode(error, 'gone')) return false
    throw error
  }
}
