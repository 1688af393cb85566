import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { promptFor } from '../domain/triageScript.ts'
import type { Ports } from '../ports.ts'
import { change } from './commit.ts'

/** Asks C4 in the bot's words at the end of a call; not of a conversation that is over, or whose visitor has answered it. */
export function askStatistics(ports: Ports, id: ConversationId): Promise<Conversation> {
  return change(ports, id, ({ lastSeq, place, consents, openPrompt }) => {
    const isAsked = consents.C4 !== undefined || openPrompt?.prompt.step === 'C4'
    if (lastSeq === 0 || place.status === 'closed' || isAsked) return { entries: [] }
    const stamp = { by: 'bot', seq: lastSeq + 1, at: ports.clock.now() } as const
    return { entries: [{ kind: 'prompted', ...stamp, prompt: promptFor('C4', { self: true }) }] }
  })
}
