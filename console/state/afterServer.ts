import type { ConsoleSnapshot, ShiftView } from '../../shared/wire/consoleViews.ts'
import { withCard, withoutCard, withoutText, wouldBeMissed } from './cards.ts'
import type { ConsoleState } from './consoleState.ts'
import { withEntries } from './entries.ts'
import type { ServerEvent } from './events.ts'
import { myStanding } from './lists.ts'
import { only } from './records.ts'
import { signedOut } from './session.ts'

export function afterServer(state: ConsoleState, event: ServerEvent): ConsoleState {
  switch (event.type) {
    case 'console:snapshot':
      return afterSnapshot(state, event.snapshot, event.receivedAt)
    case 'card:changed':
      return withCard(state, event.card)
    case 'card:gone':
      return withoutCard(state, event.id)
    case 'entries:added':
      return withEntries(state, event.view)
    case 'conversation:dropped':
      return withoutText(state, event.id)
    case 'colleague:wrote':
      return withWriting(state, event)
    case 'shift:changed':
      return afterShift(state, event.shift)
    case 'staff:called':
      return { ...state, own: { ...state.own, called: { about: event.about, at: event.at } } }
    case 'session:ended':
      return signedOut(state, 'ended')
  }
}

/** Longer than the pause between two tellings of somebody who goes on writing. */
const writingForMs = 5000

function withWriting(state: ConsoleState, { id, number, receivedAt }: Extract<ServerEvent, { number: number }>) {
  const writing = { ...state.own.writing, [id]: { number, until: receivedAt + writingForMs } }
  return { ...state, own: { ...state.own, writing } }
}

/**
 * A shift that ends on another console of mine ends here too. A server that has just started knows of no shift and says so
 * before its snapshot; what was meant before the line broke holds.
 */
function afterShift(state: ConsoleState, shift: ShiftView): ConsoleState {
  const next = { ...state, held: { ...state.held, shift } }
  const endedElsewhere = state.connection === 'connected' && myStanding(state) && !myStanding(next)
  const meant = endedElsewhere ? 'off' : (shiftOf(next) ?? state.own.shift)
  return { ...next, own: { ...state.own, shift: meant } }
}

function shiftOf(state: ConsoleState): 'on' | 'break' | undefined {
  const standing = myStanding(state)
  return standing === 'away' ? 'on' : standing
}

/** Replaces everything held; what is being written stays, and so does the text on the screen until it is read again. */
function afterSnapshot(state: ConsoleState, snapshot: ConsoleSnapshot, receivedAt: number): ConsoleState {
  const { me, cards, attendedForMs, timezone, districts, numbers, now, telephone, ...shift } = snapshot
  const listed = Object.fromEntries(cards.map((card) => [card.id, card]))
  const onScreen = { ...state.own.rereading, ...state.held.opened }
  const gone = Object.keys(onScreen).filter((id) => !(id in listed)) as (keyof typeof onScreen)[]
  const left = gone.reduce(withoutText, state)
  const before = state.session.stage === 'signedIn' ? state.session : undefined
  const session = { ...before, stage: 'signedIn', me } as const
  const held = {
    from: 'snapshot' as const,
    cards: listed,
    opened: {},
    shift,
    timezone,
    attendedForMs,
    districts,
    numbers,
    clockAheadMs: now - receivedAt,
    ...(telephone ? { telephone } : {}),
  }
  return {
    session,
    connection: 'connected',
    held,
    own: {
      ...left.own,
      writer: me.number,
      shift: shiftOf({ ...state, session, held }) ?? left.own.shift,
      rereading: only(onScreen, (id) => id in listed),
      drafts: only(left.own.drafts, (id) => id in listed),
      ...(gone.some((id) => wouldBeMissed(state, id)) ? { notice: { kind: 'gone' as const } } : {}),
    },
  }
}
