import type { ConversationId } from '../../shared/ids.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import type { ConsoleState, OpenedConversation } from './consoleState.ts'
import { without } from './records.ts'

/** A card replaces one that knows no more than it does. */
export function withCard(state: ConsoleState, card: ConversationCard): ConsoleState {
  const { held } = state
  const older = held.cards[card.id]
  if (older && older.lastSeq > card.lastSeq) return state
  return { ...state, held: { ...held, cards: { ...held.cards, [card.id]: card } } }
}

/** Its text, and everything written for it, leaves the screen. */
export function withoutText(state: ConsoleState, id: ConversationId): ConsoleState {
  const { held, own } = state
  const { chosen, ...rest } = own
  return {
    ...state,
    held: { ...held, opened: without(held.opened, id) },
    own: {
      ...rest,
      ...(chosen !== undefined && chosen !== id ? { chosen } : {}),
      room: chosen === id ? 'list' : own.room,
      rereading: without(own.rereading, id),
      closing: without(own.closing, id),
      outbox: own.outbox.filter(({ act, standing }) => act.payload.id !== id || standing.kind === 'sending'),
    },
  }
}

/** Whether it is mine, stands on the screen, and is not being ended or left by me. */
export const wouldBeMissed = ({ held, own, session }: ConsoleState, id: ConversationId) =>
  session.stage === 'signedIn' &&
  (id in held.opened || id in own.rereading) &&
  held.cards[id]?.staff?.number === session.me.number &&
  !own.outbox.some(({ act }) => ends.includes(act.event) && act.payload.id === id)

const ends: readonly string[] = ['conversation:close', 'conversation:leave']

/** Erased, closed, or no longer on this role's lists. */
export function withoutCard(state: ConsoleState, id: ConversationId): ConsoleState {
  const left = withoutText(state, id)
  return {
    ...left,
    held: { ...left.held, cards: without(left.held.cards, id) },
    own: {
      ...left.own,
      drafts: without(left.own.drafts, id),
      ...(wouldBeMissed(state, id) ? { notice: { kind: 'gone' as const } } : {}),
    },
  }
}

export const lastOf = (conversation: OpenedConversation | undefined) => conversation?.entries.at(-1)?.seq ?? 0
