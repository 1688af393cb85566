import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { OpenReason } from '../../shared/openReasons.ts'
import type { SignInWay } from '../../shared/signInWay.ts'
import type { TelephoneView } from '../../shared/telephone.ts'
import type {
  ApprovedAnswer,
  ConsoleSnapshot,
  ConversationCard,
  ConversationView,
  PlanView,
  ReachView,
  ShiftView,
  StaffView,
} from '../../shared/wire/consoleViews.ts'
import type { Box, PendingAct } from './acts.ts'
import type { PlanText, PlanTextProblem } from './planText.ts'

/** Everything the console knows. `held` came from the server and is replaced whole; `own` is this staff member's screen. */
export interface ConsoleState {
  session: Session
  connection: 'connecting' | 'connected' | 'lost'
  held: Held
  own: Own
}

export type Session =
  | { stage: 'asking' }
  | {
      stage: 'signedOut'
      why: 'first' | 'elsewhere' | 'ended' | 'left' | 'leftHere'
      trying: boolean
      refusal?: Refusal
    }
  /** `passkeys`: how many I have, where one signs in with them. */
  | { stage: 'signedIn'; me: StaffView; way?: SignInWay; passkeys?: number }

export interface Refusal {
  code: string
  waitMs?: number | undefined
}

export interface Held {
  /** Until there was a snapshot an empty list says nothing. */
  from: 'nothing' | 'snapshot'
  cards: Readonly<Record<ConversationId, ConversationCard>>
  opened: Readonly<Record<ConversationId, OpenedConversation>>
  shift: ShiftView
  timezone: string
  /** For so long a console that nobody touches counts as attended. */
  attendedForMs: number
  districts: readonly { code: string; name: string }[]
  numbers: ConsoleSnapshot['numbers']
  /** How I am reached, once it has been asked for. */
  reach?: ReachView
  /** Where my calls ring, where they can ring here. */
  telephone?: TelephoneView
  /** How far the server's clock is ahead of this one, in milliseconds. */
  clockAheadMs: number
}

/** A conversation whose text is on this console, and what of it must be asked for again. */
export interface OpenedConversation extends ConversationView {
  missing: 'nothing' | 'tail' | 'all'
}

/** What fills the window. */
export type Page = 'conversations' | 'live' | 'statistics' | 'administration'
export type Room = 'list' | 'talk' | 'facts'
export type RecordChoices = Readonly<Record<string, string | string[]>>

/** The form that ends a conversation; what was chosen in it stays when it is put away. */
export interface Closing {
  visible: boolean
  record: ContactRecord
  chosen: RecordChoices
}

export type Drafts = Readonly<Record<ConversationId, Readonly<Record<Box, string>>>>

/** What staff have written that the server may not have yet. */
export interface Written {
  drafts: Drafts
  /** Texts that were sent and not answered, or refused. */
  unsent: readonly PendingAct[]
}

/** `gone` is a conversation of mine that ended or was erased without my doing. */
export type Notice =
  | { kind: 'claimLost' | 'gone' }
  /** `hard`: after it staff are asked to pause and to talk with somebody. */
  | { kind: 'recorded' | 'notRecorded'; hard?: true }
  | { kind: 'saved' | 'reached' | 'notReached' | 'noPush' | 'contactRecorded' | 'contactNotRecorded' }
  | { kind: 'refused'; code: string }

/** Given once for each conversation that is not mine, and sent again whenever it is opened anew. */
export interface OpenedFor {
  reason: OpenReason
  clientId: ClientId
}

/** `asks` is the question whether anybody is still there. */
/** The plan as it is being written. */
export interface PlanEditing {
  view: PlanView
  text: PlanText
  problems: readonly PlanTextProblem[]
  /** Somebody else changed it meanwhile. */
  overtaken?: true
}

/** The server made this console sound; for how long is decided where it rings. */
export interface Called {
  about: 'queue' | 'yours'
  at: number
}

export type Ringing = 'silent' | 'asks' | 'waiting' | 'acute'

/** Silent until then, in milliseconds of this console's clock, but for what is worse than what was muted. */
export interface Muted {
  until: number
  what: Ringing
}

/** The telephone in this console. `refused`: its microphone; `elsewhere`: a newer console of mine rings. */
export interface OwnTelephone {
  line: 'off' | 'asks' | 'refused' | 'connecting' | 'ready' | 'elsewhere'
  call: 'none' | 'ringing' | 'answering' | 'talking'
  muted: boolean
}

export interface Own {
  language: ConsoleLanguage
  page: Page
  room: Room
  chosen?: ConversationId
  drafts: Drafts
  outbox: readonly PendingAct[]
  closing: Readonly<Record<ConversationId, Closing>>
  /** The colleague who last wrote in a conversation, by number, and until when that is shown (this console's clock, ms). */
  writing: Readonly<Record<ConversationId, { number: number; until: number }>>
  /** What stood on the screen before a new snapshot, shown until the conversation has been read again. */
  rereading: Readonly<Record<ConversationId, OpenedConversation>>
  /** What the server found last among the approved answers, and for which words; `missed` where no answer came. */
  answers: { text: string; found: readonly ApprovedAnswer[] | 'missed' }
  notice?: Notice
  sound: 'off' | 'on' | 'blocked'
  telephone: OwnTelephone
  /** Whether the tone at the start of the shift was heard by a person. */
  soundCheck: 'unasked' | 'asked' | 'heard' | 'notHeard'
  muted: Muted
  called?: Called
  planEditing?: PlanEditing
  /** Whether this browser may show that there is something to look at. */
  notices: 'unasked' | 'allowed' | 'refused'
  shortcuts: boolean
  /** Why somebody else's conversations were opened. */
  openedFor: Readonly<Record<ConversationId, OpenedFor>>
  /** What they mean to be, so that a restart of the server ends no shift unnoticed. */
  shift: 'off' | 'on' | 'break'
  /** When somebody last did anything at this console, by its clock. */
  touchedAt: number
  /** Whose drafts these are, so that a colleague who signs in here never sees them. */
  writer?: number
}

export const nothingHeld: Held = {
  from: 'nothing',
  cards: {},
  opened: {},
  shift: { onDuty: [], openNow: false, planned: [], broken: [], nobodyReached: 0 },
  timezone: 'Europe/Stockholm',
  attendedForMs: Number.POSITIVE_INFINITY,
  districts: [],
  numbers: { police: '', socialEmergency: '' },
  clockAheadMs: 0,
}

export const freshOwn: Own = {
  language: 'sv',
  page: 'conversations',
  room: 'list',
  drafts: {},
  outbox: [],
  closing: {},
  openedFor: {},
  rereading: {},
  writing: {},
  answers: { text: '', found: [] },
  sound: 'off',
  telephone: { line: 'off', call: 'none', muted: false },
  soundCheck: 'unasked',
  muted: { until: 0, what: 'silent' },
  notices: 'unasked',
  shortcuts: true,
  shift: 'off',
  touchedAt: 0,
}

export const firstState: ConsoleState = {
  session: { stage: 'asking' },
  connection: 'connecting',
  held: nothingHeld,
  own: freshOwn,
}
