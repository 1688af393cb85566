import type { CallBackTime, CallPhase } from '../entry.ts'
import type { ConversationId } from '../ids.ts'
import type { AidCode, JudgementReason } from '../judgement.ts'
import type { Language } from '../languages.ts'
import type { OpenReason } from '../openReasons.ts'
import type { Plan } from '../plan.ts'
import type { WayName } from '../reach.ts'
import type { Role } from '../roles.ts'
import type { FreeAnswer } from '../safety.ts'
import type { Control, LostContactPlan } from '../safetySchemas.ts'
import type { Audience, ScreeningResult, SignalCategory, Track, Urgency } from '../screening.ts'
import type { TelephoneView } from '../telephone.ts'

/** A staff member as colleagues see them. The name is the sign-in name, never sent to visitors. */
export interface StaffView {
  number: number
  name: string
  role: Role
}

/** Somebody on shift; `away` is on duty at a console that nobody has touched for long. */
export interface DutyView extends StaffView {
  standing: 'on' | 'break' | 'away'
  /** What they work in. */
  languages: readonly Language[]
}

/** Who is on shift, and whether the line is open because of it; instants in milliseconds. */
export interface ShiftView {
  onDuty: DutyView[]
  openNow: boolean
  /** What is promised: until when the line is open, or when it opens next. */
  closesAt?: number
  opensAt?: number
  /** Whom the plan names now, and the number of whoever it does not know any more is left out. */
  planned: StaffView[]
  /** Visitors are told that everybody is busy. */
  full?: { until: number; number: number }
  /** For the next shift, and gone when that ends. */
  note?: { text: string; number: number; until: number }
  /** Somebody came in with an emergency code within the last day. */
  emergency?: { number: number }
  /** Ways to staff whose last try failed. */
  broken: WayName[]
  /** How often this month no alarm reached anybody. */
  nobodyReached: number
}

/** How I am reached when the console is not in front of me, and by what this line could reach me. */
export interface ReachView {
  mail?: string
  phone?: string
  /** Ways that the line has. */
  ways: WayName[]
  /** What a browser needs to be reached by Web Push. */
  pushKey?: string
  messagesPerDay: number
  /** Whether an alarm may come as one of them. */
  messages: 'scheduled' | 'sooner'
}

/** The plan for whoever edits it; `version` goes back with it. */
export interface PlanView {
  version: number
  plan?: Plan
  people: { number: number; name: string }[]
}

/** Why a conversation has its urgency: the question and the answer, as codes that the console puts into words. */
export interface ReasonView {
  question: string
  answer: string
}

/** An acute signal that staff must see: its category and certainty, never its text. */
export interface AlarmView {
  category: SignalCategory
  /** `red` is certain, confirmed or unanswered for a minute; `soft` waits for the visitor's answer or was denied. */
  level: 'red' | 'soft'
  phase: 'found' | 'confirmed' | 'denied' | 'unanswered'
  at: number
}

/** One conversation as it stands in a list. */
export interface ConversationCard {
  id: ConversationId
  status: 'withBot' | 'waiting' | 'withStaff' | 'closed'
  /** Number of the last entry; a card replaces one with a lower or equal number. */
  lastSeq: number
  language: Language
  channel: string
  audience: Audience
  /** Staff's judgement where there is one, else what the questions gave. */
  urgency: Urgency
  judged: boolean
  points: number
  reasons: ReasonView[]
  rules: string[]
  /** When it came to the list it is on, in milliseconds. */
  since: number
  alarm?: AlarmView
  staff?: StaffView
  /** A colleague who speaks beside whoever has it. */
  beside?: StaffView
  /** A colleague who was asked to come in. */
  invited?: StaffView
  /** Staff who read along without a part in it. */
  readers: StaffView[]
  /** Its telephone call, where it is one; `rings` is the number of the staff member whose telephone rings. */
  call?: { state: 'going' | 'ringing' | 'connected' | 'ended'; rings?: number }
  /** The visitor wants to be called back, or has left a voice message. */
  wants?: 'callBack' | 'message'
  /** The visitor has the page open now, or is on the telephone. */
  visitorPresent: boolean
  /** When their line died, in milliseconds of the server's clock, where that is known. */
  visitorLostAt?: number
  /** What came of ringing staff for whoever waits. */
  alerted?: 'nobodyYet' | 'nobodyReached'
  /** Visitor messages after the last thing staff did. */
  unread: number
  /** The visitor came back with a return code. */
  returning: boolean
  /** What the visitor said of their own danger, where anything was said. */
  safety?: SafetyView
}

export interface SafetyView {
  freely?: FreeAnswer
  plan?: LostContactPlan['kind']
  /** The visitor chose a safe word; which one nobody is told. */
  safeWord?: true
  /** The safe word was written: stop writing, do not call. */
  hidden?: true
}

/** One entry as staff see it. Text entries are in the visitor's words; the rest are codes for the console to word. */
export type StaffEntryView =
  /** `typed` in the visitor's own words, not a button's. `swedish` says the same, where it was said by text keys in a language that no person has reviewed. */
  | { seq: number; at: number; shows: 'visitor'; text: string; swedish?: string; typed: boolean }
  | { seq: number; at: number; shows: 'bot'; text: string; swedish?: string }
  | { seq: number; at: number; shows: 'staff'; text: string; staff: StaffView }
  | { seq: number; at: number; shows: 'note'; text: string; staff: StaffView }
  /** From somebody who reads along, to those who speak. */
  | { seq: number; at: number; shows: 'coaching'; text: string; staff: StaffView }
  /** A colleague, by number, is asked to come in; the words are for them. */
  | { seq: number; at: number; shows: 'invitation'; text: string; staff: StaffView; to: number }
  | {
      seq: number
      at: number
      shows: 'event'
      event:
        | 'cameBack'
        | 'claimed'
        | 'released'
        | 'releasedToBot'
        | 'returned'
        | 'closed'
        | 'handedOver'
        | 'putAside'
        | 'askedStatistics'
        | 'opened'
        | 'recused'
        | 'keptLonger'
        | 'offeredCode'
        | 'invitationEnded'
        | 'joined'
        | 'left'
        | 'transferred'
        | 'readsAlong'
        | 'readNoMore'
        | 'freelyYes'
        | 'freelyNo'
        | 'freelyUnsure'
        | 'planned'
        | 'hid'
        | 'showed'
      staff?: StaffView
      /** Why it was opened by somebody whose it is not. */
      reason?: OpenReason
      /** The number of the colleague who has it now (`transferred`). */
      to?: number
    }
  | { seq: number; at: number; shows: 'call'; state: CallPhase | 'voiced'; rings?: number }
  | { seq: number; at: number; shows: 'alarm'; category: SignalCategory; phase: AlarmView['phase']; certain: boolean }
  | { seq: number; at: number; shows: 'takenBack'; by: 'visitor' | 'staff' }
  /** Entry `target` was taken back: it is shown as `takenBack` from now on. */
  | { seq: number; at: number; shows: 'tookBack'; target: number; by: 'visitor' | 'staff' }
  | { seq: number; at: number; shows: 'judged'; urgency: Urgency; reason: JudgementReason; staff?: StaffView }
  | { seq: number; at: number; shows: 'aided'; did: AidCode; staff?: StaffView }
  /** Not for staff (before the hand-over without C3, for example); only the number. */
  | { seq: number; at: number; shows: 'silent' }

/** An approved answer that staff may put into their reply, and change before they send it. */
export interface ApprovedAnswer {
  /** The topic. */
  id: string
  title: string
  /** In the visitor's language, or in the nearest one that has it. */
  text: string
  language: Language
  swedish: string
}

/** The screening beside a conversation. */
export interface ScreeningView {
  result: ScreeningResult
  version: string
  /** Q1–Q8 and role with the code of the answer; an unanswered question is absent. Q8 is a list joined by comma. */
  answers: ReasonView[]
}

export interface ConversationView {
  card: ConversationCard
  entries: StaffEntryView[]
  screening?: ScreeningView
  consents: {
    C2: 'yes' | 'no' | 'notAsked'
    C3: 'yes' | 'withoutText' | 'no' | 'notAsked'
    C4: 'yes' | 'no' | 'notAsked'
  }
  /** H1 and H2 of screening.md 5.2, as codes. */
  attitude?: string
  district?: string
  /** How the visitor wants to be called back; the number is asked for by itself. */
  callBack?: { mayLeaveMessage: boolean; when: CallBackTime }
  /** A voice message that stands, in seconds. */
  voice?: { seconds: number }
  /** Staff's own judgement, beside what the questions gave. */
  judged?: { urgency: Urgency; tracks: Track[] }
  /** The number to ring is asked for by itself, and so is the answer to the control question. */
  plan?: LostContactView
  control?: Pick<Control, 'question'>
}

/** `seq`: a newer entry may name another number. */
export type LostContactView = Exclude<LostContactPlan, { kind: 'ring' }> | { kind: 'ring'; hour: number; seq: number }

export interface ConsoleSnapshot extends ShiftView {
  me: StaffView
  /** Waiting, with alarms, and with staff: everything this role may see on a list, unordered. */
  cards: ConversationCard[]
  /** Where the line is, for times that are promised. */
  timezone: string
  /** For so long a console that nobody touches counts as attended, in milliseconds. */
  attendedForMs: number
  districts: { code: string; name: string }[]
  /** Numbers that staff call themselves. */
  numbers: { police: string; socialEmergency: string }
  /** Where calls of mine ring, where they can ring in the console. */
  telephone?: TelephoneView
  /** The server's clock when the snapshot was made, so that waiting times are right on a console whose clock is not. */
  now: number
}
