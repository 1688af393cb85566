import type { ConsoleState } from '../../console/state/consoleState.ts'
import { firstState } from '../../console/state/consoleState.ts'
import type { ConsoleEvent } from '../../console/state/events.ts'
import { reduce } from '../../console/state/reduce.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type {
  AlarmView,
  ConsoleSnapshot,
  ConversationCard,
  ConversationView,
  StaffEntryView,
} from '../../shared/wire/consoleViews.ts'

export const me = { number: 1, name: 'ben', role: 'responder' } as const
export const colleague = { number: 2, name: 'ruth', role: 'responder' } as const

export const idOf = (name: string) => name as ConversationId
export const clientIdOf = (name: string) => name as ClientId

export function card(name: string, over: Partial<ConversationCard> = {}): ConversationCard {
  return {
    id: idOf(name),
    status: 'waiting',
    lastSeq: 1,
    language: 'sv',
    channel: 'webchat',
    audience: 'self',
    urgency: 'soon',
    points: 0,
    reasons: [],
    rules: [],
    since: 0,
    visitorPresent: true,
    unread: 0,
    returning: false,
    readers: [],
    judged: false,
    ...over,
  }
}

/** A conversation that this staff member has claimed. */
export const mineCard = (name: string, over: Partial<ConversationCard> = {}) =>
  card(name, { status: 'withStaff', staff: me, ...over })

export const alarm = (level: AlarmView['level']): AlarmView => ({ category: 'A2', level, phase: 'found', at: 0 })

export const said = (seq: number, text = `words ${seq}`): StaffEntryView => ({
  seq,
  at: seq,
  shows: 'visitor',
  text,
  typed: true,
})

export function view(of: ConversationCard, entries: StaffEntryView[]): ConversationView {
  const lastSeq = entries.at(-1)?.seq ?? of.lastSeq
  return { card: { ...of, lastSeq }, entries, consents: { C2: 'notAsked', C3: 'yes', C4: 'notAsked' } }
}

export function snapshot(cards: ConversationCard[], over: Partial<ConsoleSnapshot> = {}): ConsoleEvent {
  const onDuty = [{ ...me, standing: 'on' as const, languages: ['sv', 'en'] as const }]
  const numbers = { police: '', socialEmergency: '' }
  const shift = { onDuty, openNow: true, planned: [], broken: [], nobodyReached: 0 }
  const held = {
    me,
    cards,
    attendedForMs: 3_600_000,
    timezone: 'Europe/Stockholm',
    districts: [],
    numbers,
    now: 1000,
    ...shift,
    ...over,
  }
  return { from: 'server', type: 'console:snapshot', snapshot: held, receivedAt: 1000 }
}

export const opened = (of: ConversationView): ConsoleEvent => ({
  from: 'line',
  type: 'conversation:opened',
  view: of,
  last: 0,
})

export const lost: ConsoleEvent = { from: 'line', type: 'connection:changed', connection: 'lost' }

export const after = (state: ConsoleState, ...events: ConsoleEvent[]) => events.reduce(reduce, state)

/** A signed-in console, on duty unless the snapshot says otherwise. */
export const consoleWith = (cards: ConversationCard[], over: Partial<ConsoleSnapshot> = {}) =>
  after(firstState, { from: 'line', type: 'session:given', me: over.me ?? me }, snapshot(cards, over))

/** What stands on the screen of a conversation, in order. */
export const texts = (state: ConsoleState, name: string) =>
  state.held.opened[idOf(name)]?.entries.map((entry) => ('text' in entry ? entry.text : entry.shows))
