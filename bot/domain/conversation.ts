import {
  type Author,
  type CallBackTime,
  type Channel,
  type Entry,
  type EntryOf,
  firstPlace,
  type Place,
  placeAfter,
} from '../../shared/entry.ts'
import type { ClientId, ConversationId, StaffId } from '../../shared/ids.ts'
import type { AidCode } from '../../shared/judgement.ts'
import type { Language } from '../../shared/languages.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { FreeAnswer } from '../../shared/safety.ts'
import type { Control, LostContactPlan } from '../../shared/safetySchemas.ts'
import { type Audience, audiences, type ScreeningAnswers, type ScreeningResult } from '../../shared/screening.ts'
import { type ClientIds, noClientIds } from './clientIds.ts'
import type { Climb } from './ladder.ts'
import { learn } from './learn.ts'

/** An acute signal and what became of it. */
export type Signal = Pick<EntryOf<'signalled'>, 'category' | 'certain' | 'about' | 'source' | 'phase'> & {
  /** When it was found, in milliseconds. */
  foundAt: number
}

/** How a telephone call of the conversation stands; by phone or to the visitor's own number. */
export interface Call {
  state: 'going' | 'ringing' | 'connected' | 'ended'
  /** Number of the staff member whose telephone rings. */
  rings?: number
}

/** To be called back; the number lies sealed elsewhere. `askedAt` in milliseconds. */
export interface CallBackWish {
  mayLeaveMessage: boolean
  when: CallBackTime
  askedAt: number
}

/** Somebody of staff, by id and by the number that colleagues see. */
export type StaffAuthor = Exclude<Author, string>

/** What a log says of its conversation: a fold over the entries, never stored. */
export interface Conversation {
  id: ConversationId
  /** Number of the last entry; 0 before the first. */
  lastSeq: number
  place: Place
  /** When it came to the status it has, in milliseconds. */
  since: number
  startedAt: number
  /** The last time visitor or staff did anything. */
  lastWordAt: number
  channel: Channel
  language: Language
  /** The language the visitor left by taking the bot's offer; a channel that still shows itself in it does not bring it back. */
  leftLanguage?: Language
  /** Languages the visitor was asked about, each once. */
  offeredLanguages: ReadonlySet<Language>
  /** A language the visitor has written in beside the conversation's: acute texts are said in it too. */
  alsoWrites?: Language
  /** The prompt whose choices can be taken now. */
  openPrompt?: { seq: number; prompt: Prompt }
  /** What stood open when the bot asked about the language; it stands again after the answer. */
  setAside?: Prompt
  /** Steps the visitor has answered or skipped. */
  answeredSteps: ReadonlySet<string>
  answers: ScreeningAnswers
  /** Whether the eight questions are under way. */
  screening: 'notStarted' | 'refused' | 'going' | 'done'
  consents: { C2?: 'yes' | 'no'; C3?: 'yes' | 'withoutText' | 'no'; C4?: 'yes' | 'no' }
  /** H1 and H2 of screening.md 5.2. */
  attitude?: string
  district?: string
  signals: readonly Signal[]
  screened?: { result: ScreeningResult; version: string }
  /** Staff's own judgement; gone again when something more urgent, or a signal, is found after it. */
  judged?: Pick<EntryOf<'judged'>, 'urgency' | 'tracks'>
  /** How the decision aids ended, each once. */
  aided: readonly AidCode[]
  /** Entries whose words staff destroyed. */
  takenByStaff: readonly number[]
  /** Staff may read from this entry on; absent before any hand-over. */
  shareFrom?: number
  /** First time it waited and when that wait ended, for the waiting-time class. */
  firstWait?: { from: number; to?: number }
  /** Staff's first word, written or said by telephone, in milliseconds. */
  firstWordAt?: number
  /** How far staff have been rung; only while waiting. */
  climb?: Climb
  staff?: StaffAuthor
  /** Staff who read it without its being theirs, with a reason. */
  openedBy: ReadonlySet<StaffId>
  /** Kept at least until then by a decision, in milliseconds. */
  keptUntil?: number
  /** Staff who may know the visitor. */
  recused: ReadonlySet<StaffId>
  /** A colleague who was asked to take over and has not come in. */
  invited?: StaffAuthor
  /** A colleague who speaks beside whoever has it. */
  beside?: StaffAuthor
  /** Staff who read along without having a part in it. */
  readers: readonly StaffAuthor[]
  /** Topics answered, first first. */
  topics: readonly string[]
  /** Visitor messages since staff last did something. */
  unread: number
  /** How its telephone call stands; absent when it never was one. */
  call?: Call
  /** The visitor wants to be called back, at a number that is kept sealed elsewhere. */
  callBack?: CallBackWish
  /** A voice message that waits for staff, number of its entry; `heardAt` once they have listened. */
  message?: { seq: number; seconds: number; leftAt: number; heardAt?: number }
  /** A return code was made by telephone. */
  hasCode?: true
  /** The visitor came here from a closed conversation, by return code. */
  returning?: true
  /** Who began it by return code. */
  startedBy?: ClientId
  /** Times the visitor came back by return code: who held the conversation before holds it no more. */
  returns: number
  /** The last time, by entry numbers. */
  cameBack?: { seq: number; unreadFrom: number }
  /** Number of the visitor's last message or choice. */
  lastOwnSeq: number
  /** The last time the visitor did anything, in milliseconds. */
  lastOwnAt: number
  /** Whether the visitor can write freely; `stale` once a long silence lies between. */
  freely?: { answer: FreeAnswer; stale: boolean }
  /** What to do if contact is lost, and the entry that says so. */
  plan?: { seq: number; plan: LostContactPlan }
  /** Keyed digest of the word that hides everything. */
  safeWord?: string
  /** The safe word was written. */
  hidden?: true
  control?: Control
  /** Entries whose words the visitor took back. */
  takenBack: ReadonlySet<number>
  /** Closed because its time had come; there is nothing left but to erase it. */
  expired?: true
  byClientId: ClientIds
  /** Own texts of the visitor that stand, by entry number. */
  ownTexts: readonly number[]
}

/** A conversation that has no entry yet. */
export const newConversation = (id: ConversationId): Conversation => ({
  id,
  lastSeq: 0,
  place: firstPlace,
  since: 0,
  startedAt: 0,
  lastWordAt: 0,
  channel: 'webchat',
  language: 'sv',
  offeredLanguages: new Set(),
  answeredSteps: new Set(),
  answers: { asksForHuman: false, acuteSignal: 'none' },
  screening: 'notStarted',
  consents: {},
  signals: [],
  readers: [],
  aided: [],
  takenByStaff: [],
  topics: [],
  openedBy: new Set(),
  recused: new Set(),
  unread: 0,
  returns: 0,
  lastOwnSeq: 0,
  lastOwnAt: 0,
  takenBack: new Set(),
  byClientId: noClientIds,
  ownTexts: [],
})

/** Adds entries to what is known. Entries must go on from `conversation.lastSeq`. */
export function fold(conversation: Conversation, entries: readonly Entry[]): Conversation {
  return entries.reduce(add, conversation)
}

/** Whether the visitor is on the telephone, be it by a code made in the chat. */
export const isByPhone = ({ channel }: Conversation) => channel === 'phone'

/** Who it is about, as the visitor said (screening.md 5.2, step 0); `undisclosed` until they have. */
export const audienceOf = ({ answers }: Conversation): Audience =>
  answers.role ? (audiences[answers.role - 1] ?? 'undisclosed') : 'undisclosed'

function add(conversation: Conversation, entry: Entry): Conversation {
  const place = placeAfter(conversation.place, entry)
  const moved = place.status !== conversation.place.status
  const next: Conversation = {
    ...conversation,
    lastSeq: entry.seq,
    place,
    since: moved || conversation.lastSeq === 0 ? entry.at : conversation.since,
    lastWordAt: isAct(entry) ? entry.at : conversation.lastWordAt,
    byClientId: withClientId(conversation.byClientId, entry),
  }
  return learn(next, entry)
}

/** Whoever only looks at it does not make it be kept for longer. */
const isAct = ({ by, kind }: Entry) => kind === 'started' || (by !== 'bot' && !keepsNothing.includes(kind))

const keepsNothing: readonly Entry['kind'][] = ['opened', 'recused', 'keptLonger', 'readAlong']

function withClientId(known: ClientIds, entry: Entry) {
  return 'clientId' in entry && entry.clientId ? known.with(entry.clientId, entry) : known
}
