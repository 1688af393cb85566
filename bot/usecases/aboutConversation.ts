import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Ports } from '../ports.ts'
import { erasesAt, existingConversation } from './commit.ts'

/** What the server holds of a conversation, counted and dated in whole hours: enough to know, nothing to read over a shoulder. */
export interface About {
  conversation: Conversation
  hasCode: boolean
  /** Instants in milliseconds, at a whole hour. */
  beganAt: number
  lastOwnAt: number
  eraseAt: number
}

const hourMs = 60 * 60_000

/** Throws `notFound` and `gone`. */
export async function aboutConversation(ports: Ports, id: ConversationId): Promise<About> {
  const conversation = await existingConversation(ports, id)
  return {
    conversation,
    hasCode: (await ports.returnCodes.load(id)) !== undefined,
    beganAt: wholeHour(conversation.startedAt),
    lastOwnAt: wholeHour(conversation.lastOwnAt),
    eraseAt: erasesAt(conversation, ports.settings.current()),
  }
}

const wholeHour = (at: number) => Math.floor(at / hourMs) * hourMs
