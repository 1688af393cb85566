import type { ConversationView, StaffEntryView } from '../../shared/wire/consoleViews.ts'
import { lastOf, withCard } from './cards.ts'
import type { ConsoleState, OpenedConversation } from './consoleState.ts'

/** New entries of a conversation this console watches. Of one it does not hold they are on their way by `conversation:open`. */
export function withEntries(state: ConsoleState, view: ConversationView): ConsoleState {
  const known = state.held.opened[view.card.id]
  return known ? withOpened(state, continued(known, view)) : withCard(state, view.card)
}

/** The answer to `conversation:open`: everything after `last`. */
export function withAnswer(state: ConsoleState, view: ConversationView, last: number): ConsoleState {
  if (last === 0) return withOpened(state, { ...view, missing: 'nothing' })
  return withEntries(state, view)
}

/** Puts a conversation on the screen, and lets go of what waited for it. */
export function withOpened(state: ConsoleState, conversation: OpenedConversation): ConsoleState {
  const { id } = conversation.card
  const { [id]: _, ...rereading } = state.own.rereading
  const opened = { ...state.held.opened, [id]: conversation }
  const last = lastOf(conversation)
  const outbox = state.own.outbox.filter(
    ({ act, standing }) => act.payload.id !== id || standing.kind !== 'received' || standing.seq > last,
  )
  return withCard(
    { ...state, held: { ...state.held, opened }, own: { ...state.own, rereading, outbox } },
    conversation.card,
  )
}

/** Accepts only the next number; after a gap the rest is asked for. */
function continued(known: OpenedConversation, view: ConversationView): OpenedConversation {
  const last = lastOf(known)
  const added = view.entries.filter(({ seq }) => seq > last)
  const gap = added.length > 0 ? added[0]?.seq !== last + 1 : view.card.lastSeq > last
  if (gap) return { ...view, entries: known.entries, missing: 'tail' }
  const entries = [...known.entries, ...added]
  return { ...view, entries: withoutTakenBack(entries, added), missing: opensMore(added) ? 'all' : 'nothing' }
}

/** A later consent (C3) may let staff read what was silent before. */
const opensMore = (added: StaffEntryView[]) =>
  added.some((entry) => entry.shows === 'event' && entry.event === 'handedOver')

/** What is taken back or destroyed leaves this screen too. */
function withoutTakenBack(entries: StaffEntryView[], added: StaffEntryView[]): StaffEntryView[] {
  const takers = new Map(added.flatMap((entry) => (entry.shows === 'tookBack' ? [[entry.target, entry.by]] : [])))
  if (takers.size === 0) return entries
  return entries.map((entry) => {
    const by = takers.get(entry.seq)
    return by ? { seq: entry.seq, at: entry.at, shows: 'takenBack', by } : entry
  })
}
