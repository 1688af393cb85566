import type { Conversation } from './conversation.ts'
import { urgencyOf } from './waitingList.ts'

const longMs = 45 * 60_000

/** Acute, with an alarm that was not denied, or long: after it staff are asked to pause and to talk with somebody. */
export function wasHard(conversation: Conversation): boolean {
  const { signals, startedAt, lastWordAt } = conversation
  const alarmed = signals.some(({ phase }) => phase !== 'denied')
  return alarmed || urgencyOf(conversation) === 'acute' || lastWordAt - startedAt >= longMs
}
