import { z } from 'zod'
import type { ContactRecord } from './contactRecord.ts'
import { type CallBackTime, type CallPhase, callBackOutcomes } from './entry.ts'
import type { Mark } from './identity.ts'
import { type ClientId, type ConversationId, clientIdSchema, conversationIdSchema } from './ids.ts'
import { type AidCode, aidCodes, type JudgementReason, judgementReasons, redactionReasons } from './judgement.ts'
import { type Language, languages } from './languages.ts'
import { longestHandOverNote, maxTextLength } from './limits.ts'
import { type OpenReason, openReasons } from './openReasons.ts'
import type { OwnWeek } from './ownWeek.ts'
import type { Plan, PlanProblem } from './plan.ts'
import { pushSubscriptionSchema, reachSchema, type WayName } from './reach.ts'
import type { Role } from './roles.ts'
import { type FreeAnswer, freeAnswers } from './safety.ts'
import { type Control, type LostContactPlan, lostContactPlanSchema, safeWordSchema } from './safetySchemas.ts'
import {
  type Audience,
  type ScreeningResult,
  type SignalCategory,
  type Track,
  tracks,
  type Urgency,
  urgencies,
} from './screening.ts'

import type { Work } from './work.ts'

/** The whole protocol of page and console. Tense tells who speaks: `message:send` asks, `entries:added` tells. */

/** Every event that asks is answered once: with a value, or with the code of a refusal. */
export type Reply<Value> = (answer: { ok: true; value: Value } | Refusal) => void

export interface Refusal {
  ok: false
  code: string
  /** With `slowDown`. */
  waitMs?: number
  /** With `slowDown`: what a newcomer can do to be taken sooner. */
  work?: Work | undefined
  /** With `identifies`: what in the text can give somebody away. */
  marks?: readonly Mark[]
}

// ————— The visitor's page —————

/** A button, in the visitor's language. */
export interface ChoiceView {
  choice: string
  label: string
  /** The language it is in, where that is another than the conversation's. */
  language?: Language
}

/** One entry as the visitor's page shows it, already in words. Entries a visitor has no use for come as `silent`, so that numbers have no gaps. */
export type VisitorEntryView =
  | { seq: number; shows: 'visitor'; text: string; clientId: ClientId; canTakeBack: boolean }
  | {
      seq: number
      shows: 'bot'
      paragraphs: string[]
      /** The same in Swedish, beside consent and acute texts of a language that no person has reviewed. */
      swedish?: string[]
      /** The same in the language the visitor writes, where that is another than the conversation's. */
      also?: { language: Language; paragraphs: string[] }
      acute: boolean
      step: string
      choices: ChoiceView[]
      many: boolean
    }
  | { seq: number; shows: 'staff'; text: string }
  /** A line across the page: an adviser is here, the conversation is closed. */
  | { seq: number; shows: 'line'; text: string }
  | { seq: number; shows: 'takenBack'; by: 'visitor' | 'staff' }
  /** Entry `target` was taken back: it is shown as `takenBack` from now on, and this entry shows nothing itself. */
  | { seq: number; shows: 'tookBack'; target: number; by: 'visitor' | 'staff'; clientId?: ClientId }
  | { seq: number; shows: 'silent'; clientId?: ClientId }

/** What holds right now; sent whole each time, never as a difference. */
export interface VisitorState {
  status: 'withBot' | 'waiting' | 'withStaff' | 'closed'
  language: Language
  lastSeq: number
  /** The prompt whose choices can be taken now, by its entry's number. */
  openPrompt?: number
  /** Only while waiting: the place in the queue, and what is true now, in words. */
  waiting?: { place: number; title: string; text: string }
  /** Only when closed: until when the text is kept, in words. */
  closedText?: string
  /** Whether the visitor can write freely is not known (any more). */
  asksFreely?: true
  /** What the visitor chose for when contact is lost; the number stays with staff. */
  plan?: LostContactPlan['kind']
  /** There is a safe word. */
  safeWord?: true
  /** The safe word was written: the page shows something harmless and nothing else. */
  hidden?: true
}

/** What the page holds after `line:join` and after every catch-up. */
export interface VisitorUpdate {
  entries: VisitorEntryView[]
  state: VisitorState
}

/** The page before a conversation exists. */
export interface FirstScreen {
  first: Extract<VisitorEntryView, { shows: 'bot' }>
  line: { open: boolean; text: string }
}

/** Everything the page says by itself, in one language; another one is fetched when the visitor wants it. */
export interface PageWords {
  language: Language
  /** `locales/<language>/page.json`, by key. */
  texts: Readonly<Record<string, string>>
  screen: FirstScreen
  /** Languages that may be chosen. */
  offered: readonly Language[]
  /** Only in a language that no person has reviewed: that it is so. */
  drafted?: string
}

/** What the server writes into the first HTML response for the page's script to start from. */
export interface PageStart {
  words: PageWords
  leaveTo: string
}

/** The page without script, as it stands: without a conversation it is the first screen. */
export interface StillStart {
  words: PageWords
  entries?: VisitorEntryView[]
  conversation?: VisitorState
  notice?: 'gone' | 'erased' | 'closed' | 'refused' | 'busy' | 'wrongCode' | 'badNumber'
  /** What in the draft can give somebody away: it is asked about before anything is stored. */
  marks?: readonly Mark[]
  /** What is held of the conversation, in words. */
  about?: AboutRow[]
  /** What could not be sent, so that no word is lost. */
  draft?: string
  /** A return code that was just made: shown this once. */
  code?: string
}

/** One thing that is held of a conversation, in the visitor's words. */
export interface AboutRow {
  label: string
  value: string
}

/** Proves that the page holds the conversation. Kept in `history.state` and nowhere else. */
const tokenSchema = z.string().max(200)

export const visitorInputSchema = z.union([
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().trim().min(1).max(maxTextLength),
    /** Asked whether to remove what can give somebody away, the visitor chose to send it. */
    asIs: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    step: z.string().max(60),
    choices: z.array(z.string().max(60)).max(10),
  }),
  /** Asks for a person, from anywhere. */
  z.strictObject({ kind: z.literal('human') }),
  /** Says that there is danger now, from anywhere. */
  z.strictObject({ kind: z.literal('danger') }),
  z.strictObject({ kind: z.literal('freely'), answer: z.enum(freeAnswers) }),
  z.strictObject({ kind: z.literal('plan'), plan: lostContactPlanSchema }),
  z.strictObject({ kind: z.literal('safeWord'), word: safeWordSchema }),
  /** Shows everything again, if this is the safe word; anything else is refused and kept nowhere. */
  z.strictObject({ kind: z.literal('show'), word: z.string().max(200) }),
])
export type VisitorInputWire = z.infer<typeof visitorInputSchema>

export const fromVisitor = {
  /** Opens the line for a conversation that exists: everything after `last`, then whatever comes. */
  'line:join': z.strictObject({ token: tokenSchema, last: z.int().min(0) }),
  /** Without a token it starts the conversation; the same client id again gives the same one. */
  'input:send': z.strictObject({
    clientId: clientIdSchema,
    token: tokenSchema.optional(),
    language: z.enum(languages),
    input: visitorInputSchema,
    /** Only from a newcomer who was asked for it. */
    proof: z.strictObject({ challenge: z.string().max(40), nonce: z.int().min(0) }).optional(),
  }),
  'message:takeBack': z.strictObject({ clientId: clientIdSchema, token: tokenSchema, target: z.int().min(1) }),
  /** Everything is shown again in the new language, so the answer is the whole conversation. */
  'language:choose': z.strictObject({ clientId: clientIdSchema, token: tokenSchema, language: z.enum(languages) }),
  'conversation:erase': z.strictObject({ token: tokenSchema }),
} as const

/** `seq` is the number of the visitor's own entry: it is durable when this arrives. */
export interface SendReceipt {
  seq: number
  token: string
}

export interface VisitorReplies {
  'line:join': VisitorUpdate
  'input:send': SendReceipt
  'message:takeBack': { seq: number }
  'language:choose': VisitorUpdate
  'conversation:erase': Record<string, never>
}

export type FromVisitor = {
  [E in keyof typeof fromVisitor]: (payload: z.infer<(typeof fromVisitor)[E]>, reply: Reply<VisitorReplies[E]>) => void
}

export interface ToVisitor {
  /** New entries, or (with none) a new state. The page takes only `last + 1`, and on a gap joins again from its last. */
  'entries:added': (update: VisitorUpdate) => void
  'conversation:erased': () => void
}

// ————— The console —————

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
  /** The server's clock when the snapshot was made, so that waiting times are right on a console whose clock is not. */
  now: number
}

const act = { id: conversationIdSchema, clientId: clientIdSchema }
const words = z.string().trim().min(1).max(maxTextLength)

/** As C4 asks: nothing is kept of whoever said no. */
export const countsAnswers = ['yes', 'notAsked', 'no'] as const

const outsideContactSchema = z.strictObject({
  /** Made by the console, so that a contact that is sent twice is counted once. */
  recordId: z.uuidv4(),
  counts: z.enum(countsAnswers),
  /** Codes of the fields that staff fill in; left out where nothing is kept. */
  record: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})
export type OutsideContact = z.infer<typeof outsideContactSchema>

export const fromConsole = {
  'shift:start': z.strictObject({}),
  /** Short: nobody rings, own conversations stay, and the line is not open because of it. */
  'shift:break': z.strictObject({}),
  'shift:end': z.strictObject({}),
  /**
   * Somebody touched the console so long ago, and whether it can make itself heard. Told once a minute at most, and of what
   * was done nothing.
   */
  'console:attended': z.strictObject({ agoMs: z.int().min(0), audible: z.boolean() }),
  'line:full': z.strictObject({ full: z.boolean() }),
  'handOverNote:write': z.strictObject({ text: z.string().trim().max(longestHandOverNote) }),
  'reach:read': z.strictObject({}),
  /** What is left out is forgotten. */
  'reach:save': reachSchema.pick({ mail: true, phone: true }),
  'push:subscribe': z.strictObject({ subscription: pushSubscriptionSchema }),
  'push:unsubscribe': z.strictObject({ endpoint: z.string().max(1000) }),
  /** Calls oneself by every way but messages, to see that it comes through. */
  'reach:try': z.strictObject({}),
  /** Counters of this week, of oneself and for oneself. */
  'week:read': z.strictObject({}),
  'plan:read': z.strictObject({}),
  /** Checked on the server by the same rules; `null` goes back to the settings' hours. */
  'plan:save': z.strictObject({ version: z.int().min(0), plan: z.unknown().nullable() }),
  'conversation:claim': z.strictObject(act),
  /** Starts watching: everything after `last`, then `entries:added` for each new entry. */
  'conversation:open': z.strictObject({
    id: conversationIdSchema,
    last: z.int().min(0),
    /** For a conversation that is somebody else's; once given it stands in the log. */
    why: z.strictObject({ reason: z.enum(openReasons), clientId: clientIdSchema }).optional(),
  }),
  /** "I may know this person." */
  'conversation:recuse': z.strictObject(act),
  'conversation:unwatch': z.strictObject({ id: conversationIdSchema }),
  'message:send': z.strictObject({ ...act, text: words }),
  'note:add': z.strictObject({ ...act, text: words }),
  /** Asks a colleague on duty, by number, to come in and take over; the words are for them and may be none. */
  'colleague:invite': z.strictObject({ ...act, to: z.int().min(1), text: z.string().trim().max(maxTextLength) }),
  'conversation:join': z.strictObject(act),
  /** To the colleague beside; or, by whoever was asked or is beside, and before anybody has come in: no transfer. */
  'conversation:leave': z.strictObject(act),
  'conversation:judge': z.strictObject({
    ...act,
    urgency: z.enum(urgencies),
    tracks: z.array(z.enum(tracks)).min(1).max(5),
    reason: z.enum(judgementReasons),
  }),
  /** Destroys the words of an entry on both sides. */
  'message:redact': z.strictObject({ ...act, target: z.int().min(1), reason: z.enum(redactionReasons) }),
  /** How a decision aid ended. */
  'aid:finish': z.strictObject({ ...act, did: z.enum(aidCodes) }),
  /** The bot tells the visitor how to save a return code. */
  'code:offer': z.strictObject(act),
  /** Looks among the approved answers; `text` is what staff look for, in words of their own, and is kept nowhere. */
  'answers:find': z.strictObject({ language: z.enum(languages), text: z.string().trim().max(200) }),
  /** From whoever reads along, to those who speak. */
  'coaching:send': z.strictObject({ ...act, text: words }),
  /** Whoever watches is shown for a few seconds that a colleague writes; never the visitor. */
  'writing:tell': z.strictObject({ id: conversationIdSchema }),
  'conversation:release': z.strictObject({ ...act, to: z.enum(['queue', 'bot']) }),
  /** The number to call back. */
  'callBack:show': z.strictObject({ id: conversationIdSchema }),
  /** Called, or not wanted any more: the number is destroyed. */
  'callBack:done': z.strictObject({ id: conversationIdSchema, ended: z.enum(callBackOutcomes) }),
  'voice:hear': z.strictObject({ id: conversationIdSchema }),
  /** The number to ring when contact with a visitor is lost. */
  'lostContact:show': z.strictObject({ id: conversationIdSchema }),
  /** The answer to a visitor's control question. */
  'control:show': z.strictObject({ id: conversationIdSchema }),
  /** Heard: the message is destroyed. */
  'voice:delete': z.strictObject({ id: conversationIdSchema }),
  /** A contact that did not come by the line: a meeting, a letter, an e-mail. */
  'contact:record': outsideContactSchema,
  /** Only one that nobody has claimed; for coordinators. */
  'conversation:putAside': z.strictObject(act),
  /** Asks the visitor C4 and answers with the coded record as the bot has filled it in. */
  'conversation:beginClosing': z.strictObject(act),
  /** `record` holds the fields staff may fill in; the server fills in its own. */
  'conversation:close': z.strictObject({
    ...act,
    record: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
} as const

export interface ConsoleReplies {
  'shift:start': Record<string, never>
  'shift:break': Record<string, never>
  'shift:end': Record<string, never>
  'console:attended': Record<string, never>
  'line:full': Record<string, never>
  'handOverNote:write': Record<string, never>
  'reach:read': ReachView
  'reach:save': Record<string, never>
  'push:subscribe': Record<string, never>
  'push:unsubscribe': Record<string, never>
  'reach:try': { reached: boolean }
  'week:read': OwnWeek
  'plan:read': PlanView
  'plan:save': { problems: PlanProblem[] }
  'conversation:claim': ConversationView
  'conversation:open': ConversationView
  'conversation:unwatch': Record<string, never>
  'conversation:recuse': Record<string, never>
  'message:send': { seq: number }
  'note:add': { seq: number }
  'colleague:invite': { seq: number }
  'conversation:join': ConversationView
  'conversation:leave': { seq: number }
  'conversation:judge': { seq: number }
  'message:redact': { seq: number }
  'aid:finish': { seq: number }
  'code:offer': { seq: number }
  'answers:find': { found: ApprovedAnswer[] }
  'coaching:send': { seq: number }
  'writing:tell': Record<string, never>
  'conversation:release': { seq: number }
  'callBack:show': { number: string }
  'callBack:done': Record<string, never>
  /** A sound file in base64. */
  'voice:hear': { audio: string }
  'voice:delete': Record<string, never>
  /** Whether a record was stored: not of somebody who said no. */
  'contact:record': { recorded: boolean }
  'lostContact:show': { number: string }
  'control:show': { answer: string }
  'conversation:putAside': { seq: number }
  'conversation:beginClosing': { record: ContactRecord }
  /** Whether a record was stored: not when the visitor said no to C4; and whether it was a hard one. */
  'conversation:close': { seq: number; recorded: boolean; hard: boolean }
}

export type FromConsole = {
  [E in keyof typeof fromConsole]: (payload: z.infer<(typeof fromConsole)[E]>, reply: Reply<ConsoleReplies[E]>) => void
}

export interface ToConsole {
  /** Sent at every connection; replaces everything the console holds but what is being written. */
  'console:snapshot': (snapshot: ConsoleSnapshot) => void
  'card:changed': (card: ConversationCard) => void
  /** Erased, closed, or no longer for this role's lists. */
  'card:gone': (payload: { id: ConversationId }) => void
  /** To those who watch it. The view is whole but for entries, which are those after the last sent. */
  'entries:added': (view: ConversationView) => void
  /** A colleague writes in a conversation this console watches. Not told again when they stop. */
  'colleague:wrote': (payload: { id: ConversationId; number: number }) => void
  /** No longer may this console watch the conversation; its text leaves the screen. */
  'conversation:dropped': (payload: { id: ConversationId }) => void
  'shift:changed': (payload: ShiftView) => void
  /** This console is to sound: for somebody who waits, or for something of one's own. */
  'staff:called': (payload: { about: 'queue' | 'yours' }) => void
  /** The session has ended; back to the sign-in page. */
  'session:ended': () => void
}
