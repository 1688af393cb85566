import type { Activity } from '@microsoft/agents-activity'
import type { Entry } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { type Conversation, fold, newConversation } from '../../domain/conversation.ts'
import { type Wording, writeActivity } from './writeActivity.ts'

/** An entry in the channel's form, and the conversation as it stood before it. */
export interface WrittenEntry {
  entry: Entry
  before: Conversation
  activities: Activity[]
}

/**
 * The wanted entries, each as things stood when it was made, so that the same entry always says the same; and the
 * conversation after all of them. The log is the whole one.
 */
export function writeLog(
  id: ConversationId,
  log: readonly Entry[],
  isWanted: (entry: Entry) => boolean,
  wording: Wording,
) {
  let conversation = newConversation(id)
  const written: WrittenEntry[] = []
  for (const entry of log) {
    if (isWanted(entry)) {
      written.push({ entry, before: conversation, activities: writeActivity(entry, conversation, wording) })
    }
    conversation = fold(conversation, [entry])
  }
  return { written, conversation }
}
