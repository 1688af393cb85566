import type { Entry, EntryOf } from '../../shared/entry.ts'
import { longSilenceMs } from '../../shared/safety.ts'
import type { Conversation } from './conversation.ts'

/** What the visitor says of their own danger, and how long it holds: a long silence makes it stale, and so does coming back. */
export function learnPresence(next: Conversation, { by, kind, at }: Entry): Conversation {
  if (by !== 'visitor') return next
  const isBack = kind === 'cameBack' || isLongSilence(next, at)
  const freely = next.freely && isBack ? { freely: { ...next.freely, stale: true } } : {}
  return { ...next, ...freely, lastOwnAt: at }
}

/** Whether the visitor should be asked whether they can write freely. */
export const asksFreely = (conversation: Conversation, at: number): boolean =>
  conversation.place.status !== 'closed' &&
  (conversation.freely === undefined || conversation.freely.stale || isLongSilence(conversation, at))

const isLongSilence = ({ lastOwnAt }: Conversation, at: number) => lastOwnAt > 0 && at - lastOwnAt >= longSilenceMs

/** What the visitor answers counts until a long silence makes it stale. */
export const learnFreely = (next: Conversation, { answer }: EntryOf<'freely'>): Conversation => ({
  ...next,
  freely: { answer, stale: false },
})

/** The newest plan for lost contact takes the place of the one before. */
export const learnPlan = (next: Conversation, { seq, plan }: EntryOf<'planned'>): Conversation => ({
  ...next,
  plan: { seq, plan },
})

/** Staff must see it at once. */
export const learnHiding = (next: Conversation): Conversation => ({ ...next, hidden: true, unread: next.unread + 1 })

/** The visitor has looked behind the cover again. */
export function withoutHiding({ hidden: _over, ...rest }: Conversation): Conversation {
  return rest
}
