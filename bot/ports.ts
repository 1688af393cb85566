import type { ContactRecord } from '../shared/contactRecord.ts'
import type { Change, ChangeProblem, Edit, EditableFile } from '../shared/edits.ts'
import type { Entry, Place } from '../shared/entry.ts'
import type { FourEyesKind, FourEyesReason } from '../shared/fourEyes.ts'
import type { ConversationId, KeptTextId, StaffId } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import type { Plan } from '../shared/plan.ts'
import type { WayName } from '../shared/reach.ts'
import type { Role } from '../shared/roles.ts'
import type { OpeningHours, Settings } from '../shared/settings.ts'
import type { SignInWay } from '../shared/signInWay.ts'
import type { LineHours, ServiceCount, ServiceEnd } from '../shared/statistics/service.ts'
import type { Answers } from './answers/answers.ts'
import type { CodeTries } from './domain/codeTries.ts'
import type { Conversation } from './domain/conversation.ts'
import type { Newcomers } from './domain/newcomers.ts'
import type { Pace } from './domain/pace.ts'
import type { Action } from './domain/permissions.ts'
import type { SignInDelay } from './domain/signInDelay.ts'
import type { WholeNumberSolver } from './domain/statistics/wholeNumbers.ts'

/** What goes into a commit beside the entries themselves. */
export interface AppendExtras {
  /** The coded contact record, stored in the same transaction without order or link to the conversation. */
  record?: ContactRecord
  /** When the conversation is to be erased unless something else happens, already rounded up to the quarter of an hour (ms). */
  eraseAt?: number
  /** The bot had no answer: counted in the same transaction, by day and language alone. */
  unanswered?: Unanswered
}

/** A text the bot had no answer to: the day in UTC and the language, and nothing of the text. */
export interface Unanswered {
  /** `2026-11-23` */
  day: string
  language: Language
}

export interface UnansweredCount extends Unanswered {
  texts: number
}

/** Conversations as append-only logs. Nothing is readable before it is durable. */
export interface ConversationStore {
  /**
   * The one way of writing. Succeeds only when `expectedSeq` is the number of the last entry (0 for a new conversation)
   * and `entries` go on from there without a gap; durable when it returns.
   * Throws `conflict` when the log has moved on, `gone` when the conversation was erased, `unavailable` when the disk refuses.
   */
  append(id: ConversationId, expectedSeq: number, entries: readonly Entry[], extras?: AppendExtras): Promise<void>
  /** Entries after `since` (0: all), in order. Empty for an unknown conversation; throws `gone` for an erased one. */
  read(id: ConversationId, since?: number): Promise<Entry[]>
  /** Destroys the content of one entry and keeps its number, author, instant and client id. Again is harmless. */
  redact(id: ConversationId, seq: number): Promise<void>
  /**
   * Destroys a conversation and leaves a tombstone, so that a late append cannot revive it; what there was is counted in
   * the protocol of erasures. Again is harmless.
   */
  erase(id: ConversationId, erasure: Erasure): Promise<void>
  /** Conversations on staff's lists (waiting, with staff, or alarmed), in the order in which they came to their place. */
  listed(): Promise<{ id: ConversationId; place: Place }[]>
  /** Conversations whose `eraseAt` has come. */
  due(now: number): Promise<ConversationId[]>
  /** Keeps a contact record that no conversation is of; durable when it returns. Again is harmless. */
  keepRecord(record: ContactRecord): Promise<void>
  /** Stored contact records, in no order that tells anything. */
  records(): Promise<ContactRecord[]>
  /** A name of the conversation that cannot be found again once it is erased; undefined when there is none. */
  alias(id: ConversationId): Promise<string | undefined>
  /** Destroys contact records that were counted. Again is harmless. */
  destroyRecords(ids: readonly string[]): Promise<void>
  /** The protocol: what was erased when and why, without a trace of what it was. Oldest first. */
  erasures(): Promise<ErasureCount[]>
  /** How many texts the bot had no answer to, by day and language. Oldest first. */
  unanswered(): Promise<UnansweredCount[]>
  /** Finishes erasings that were cut off and changes the wrapping key when a new week has begun. Harmless at any time. */
  tidy(now: number): Promise<void>
}

/** Why a conversation was erased: its visitor asked, its time had come (by status), or an erasing was cut off and finished later. */
export type ErasureReason = 'visitor' | 'closed' | 'abandoned' | 'unanswered' | 'cutOff'

/** A line of the protocol (requirements.md R7.5): a day in UTC and no closer, so that it points at nobody. */
export interface Erasure {
  /** `2026-11-23` */
  day: string
  reason: ErasureReason
}

export interface ErasureCount extends Erasure {
  conversations: number
}

/**
 * Conversations as they were folded last, so that one entry more does not cost reading them all again. Only a help: what
 * it has forgotten is read.
 */
export interface KnownConversations {
  /** No other process writes to the store, so that what is known is how it stands; otherwise the store is asked each time. */
  readonly alone: boolean
  get(id: ConversationId): Conversation | undefined
  /** To be taken before the store is asked, and handed to `keep`. */
  mark(): number
  /** Entries after `since` in order, where all of them are known; otherwise undefined. As old as what `get` gives. */
  entriesAfter(id: ConversationId, since: number): Entry[] | undefined
  /**
   * `entries`: the last ones in it, without a gap up to its newest. Unless something was forgotten since the mark; and never
   * an earlier state in place of a later one.
   */
  keep(conversation: Conversation, entries: readonly Entry[], mark: number): void
  forget(id: ConversationId): void
}

/** A text the bot had no answer to, whose visitor agreed to its being read. It has no link to where it was written. */
export interface KeptText {
  id: KeptTextId
  /** Without any digit. */
  text: string
  language: Language
  /** When it is erased (ms), rounded up to a whole day. */
  eraseAt: number
}

/** Sealed, each under a key of its own, so that a backup shows nothing that was erased. */
export interface KeptTexts {
  keep(text: KeptText): Promise<void>
  list(): Promise<KeptText[]>
  /** Again is harmless. */
  erase(id: KeptTextId): Promise<void>
  /** Erases those whose time has come. */
  eraseDue(now: number): Promise<void>
}

/** Where an outside channel is to be answered, sealed at its edge, and how far it has been told. Gone with its conversation. */
export interface ReplyAddresses {
  /** Keeps the address, or replaces it; what was told stands. Throws `gone` when there is no such conversation (any more). */
  save(id: ConversationId, sealed: Uint8Array): Promise<void>
  /** `told`: number of the last entry the channel has taken; 0 before the first. */
  load(id: ConversationId): Promise<{ sealed: Uint8Array; told: number } | undefined>
  /** Never moves back; harmless when there is no address. */
  markTold(id: ConversationId, seq: number): Promise<void>
  /** Destroys the address. Again is harmless. */
  forget(id: ConversationId): Promise<void>
  list(): Promise<ConversationId[]>
}

/** What finds a return code again: never the code itself. */
export interface KeptCode {
  /** 16 bits of a keyed digest, which narrow down and tell nothing. */
  lookup: number
  /** PHC string of Argon2id. */
  hash: string
}

/** One code a conversation at most. Gone with its conversation. */
export interface ReturnCodes {
  /** Keeps the code in place of an earlier one. Throws `gone` when there is no such conversation (any more). */
  save(id: ConversationId, code: KeptCode): Promise<void>
  load(id: ConversationId): Promise<KeptCode | undefined>
  /** Conversations whose code may be the one looked for. */
  find(lookup: number): Promise<{ id: ConversationId; hash: string }[]>
  /** Again is harmless. */
  forget(id: ConversationId): Promise<void>
}

/** Something one person asked for that another must approve. Forgotten once it is used or its quarter of an hour is over. */
export interface FourEyesRequest {
  id: string
  kind: FourEyesKind
  about?: ConversationId | undefined
  /** Of a statistics release: what is to be released. */
  release?: ReleaseWanted | undefined
  why: FourEyesReason
  /** Number of a decision or a registration. */
  reference: string
  askedBy: StaffId
  approvedBy?: StaffId
  state: 'asked' | 'approved'
  /** In milliseconds. */
  expiresAt: number
}

export interface FourEyesStore {
  add(request: FourEyesRequest): Promise<void>
  list(): Promise<FourEyesRequest[]>
  /** False unless it was asked for and nothing more: of many at once one gets true. */
  approve(id: string, by: StaffId): Promise<boolean>
  /** Takes it away; false unless it was approved: of many at once one gets true. */
  use(id: string): Promise<boolean>
  /** Takes it away, however far it has come. Again is harmless. */
  withdraw(id: string): Promise<void>
  forgetBefore(now: number): Promise<void>
}

/** Whether this person shows again, now, who they are. Throws `notProven`, and `slowDown` when it is tried too often. */
export type FreshProof = (staff: StaffAccount, proof: string) => Promise<void>

/** What somebody did, for the audit trail: no content, nothing of a visitor, no instant. */
export interface AuditAct {
  /** Number of the staff account; 0 is whoever is at the machine. */
  who: number
  act:
    | Action
    | 'signIn'
    | 'endSession'
    | 'addPasskey'
    | 'removePasskey'
    | 'clonedPasskey'
    | 'emergencyCode'
    | 'bulkReading'
  /** A conversation by a name that cannot be found again once it is erased, or `staff 3`. */
  about?: string
  /** A code: the reason that was given, or how it ended. */
  why?: string
}

/** The last entry of a chain. */
export interface AuditHead {
  chain: number
  n: number
  mac: string
}

export interface AuditTrail {
  /** Durable when it returns. Throws `unavailable`: what could not be written down is then not shown or done. */
  write(act: AuditAct): Promise<void>
  /** Of the chain this process writes, once it has written. */
  head(): AuditHead | undefined
}

/** An entry as it lies in the store. */
export interface AuditRow extends AuditHead {
  /** Quarter of an hour, in milliseconds. */
  at: number
  /** JSON of the act and the quarter. */
  body: string
}

/** Only ever added to. */
export interface AuditStore {
  /** Throws `conflict` unless it goes to the end of its chain. */
  append(row: AuditRow): Promise<void>
  head(chain: number): Promise<AuditHead | undefined>
  /** Those of a quarter not before `at`, by chain and number. */
  since(at: number): Promise<AuditRow[]>
}

/** Keeps a telephone number as nobody can read it: each opens for its own conversation alone. Throws when it does not. */
export interface NumberSeal {
  seal(id: ConversationId, digits: string): Uint8Array
  open(id: ConversationId, sealed: Uint8Array): string
}

/** Makes of a return code what can be kept. */
export interface CodeHashes extends Passwords {
  lookup(code: string): number
}

/** A statistics release as it was frozen: the very text that was signed. Never changed again. */
export interface KeptRelease {
  period: string
  text: string
  /** Ed25519, in base64url. */
  signature: string
}

/** The period that two persons are to release. */
export interface ReleaseWanted {
  period: string
  /** Numbers known elsewhere, as they were entered. */
  external: readonly Readonly<Record<string, unknown>>[]
}

/** The ledger of statistics releases, and what is counted of how the line served. */
export interface StatisticsStore {
  /** Oldest first. */
  releases(): Promise<KeptRelease[]>
  /** One more in a band of a month. */
  count(ended: ServiceEnd & { month: string }): Promise<void>
  counts(): Promise<ServiceCount[]>
  /** Up to when the line's hours are counted, in milliseconds; undefined before the first time. */
  hoursUntil(): Promise<number | undefined>
  /**
   * Adds hours and moves up to when they are counted. Throws `conflict` unless that was `since`: of several processes one
   * counts, and nothing is counted twice or left out, whatever stops in between.
   */
  addHours(since: number | undefined, until: number, added: readonly LineHours[]): Promise<void>
  hours(): Promise<LineHours[]>
  /** Keeps the release for good. Throws `conflict` when the period was released. */
  freeze(release: KeptRelease): Promise<void>
}

/** Signs statistics releases, so that a number that was changed later shows. */
export interface ReleaseSigner {
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

/** Makes of a visitor's safe word what can be kept: a keyed digest for this conversation alone. */
export interface SafeWords {
  digest(id: ConversationId, word: string): string
}

export interface StaffAccount {
  id: StaffId
  /** Counts up from 1; what colleagues see ("Rådgivare 2"). */
  number: number
  /** Sign-in name, compared without case. */
  name: string
  role: Role
  /** Languages of visitors that they work in; at least one. */
  languages: readonly Language[]
  /** PHC string of Argon2id with its own salt and parameters; empty when a passkey has taken its place. */
  passwordHash: string
  /** A password that nobody has used yet makes no passkey after this, in milliseconds. */
  passwordUntil?: number
  disabled: boolean
}

/** A signed-in console. Only a hash of its token is kept. */
export interface StaffSession {
  tokenHash: string
  staffId: StaffId
  /** When it ends whatever happens, in milliseconds. */
  endsAt: number
  /** When it began and when a person last did something in it, to the minute, in milliseconds. */
  startedAt: number
  usedAt: number
}

export interface StaffStore {
  /** Stores a new account with the next number; throws `conflict` when the name is taken. */
  add(account: Omit<StaffAccount, 'number'>): Promise<StaffAccount>
  /** Replaces an account that exists; throws `notFound`. */
  update(account: StaffAccount): Promise<void>
  byName(name: string): Promise<StaffAccount | undefined>
  byId(id: StaffId): Promise<StaffAccount | undefined>
  list(): Promise<StaffAccount[]>
  startSession(session: StaffSession): Promise<void>
  session(tokenHash: string): Promise<StaffSession | undefined>
  /** Those of one account, in no order. */
  sessionsOf(id: StaffId): Promise<StaffSession[]>
  /** Harmless when it has ended. */
  touchSession(tokenHash: string, usedAt: number): Promise<void>
  endSession(tokenHash: string): Promise<void>
  endSessionsOf(id: StaffId): Promise<void>
  /** Removes sessions that ended before `now`. */
  endSessionsBefore(now: number): Promise<void>
}

/** A passkey of somebody's: nothing of it is secret. */
export interface Passkey {
  /** What its authenticator calls it, in base64url. */
  id: string
  staffId: StaffId
  /** COSE, in base64url. */
  publicKey: string
  /** How often it was used, as far as its authenticator counts. */
  counter: number
  /** To the minute, in milliseconds. */
  addedAt: number
}

export interface PasskeyStore {
  /** Throws `conflict` when there is one of this id. */
  add(passkey: Passkey): Promise<void>
  byId(id: string): Promise<Passkey | undefined>
  /** Oldest first. */
  ofStaff(id: StaffId): Promise<Passkey[]>
  /** Moves the counter on; false unless it stood at `from`: of many at once one gets true. */
  count(id: string, from: number, to: number): Promise<boolean>
  /** Again is harmless. */
  remove(id: string): Promise<void>
  /** Marks something that holds once as used; false when it was: of many at once one gets true. */
  spend(once: string, endsAt: number): Promise<boolean>
  /** What ended before `now` can be used no more, and need not be remembered. */
  forgetSpentBefore(now: number): Promise<void>
}

/** What a browser says of a passkey it made or used, read no further than its form. */
export interface PasskeyAnswer {
  id: string
  rawId: string
  type: 'public-key'
  response: Readonly<Record<string, unknown>>
}

/** A challenge that was answered, to be spent. */
export interface Answered {
  challenge: string
  challengeEndsAt: number
  counter: number
}

/**
 * The two ceremonies of WebAuthn. A challenge is good for one purpose and some minutes; the origin and the person's having
 * been verified are checked. What does not hold throws `notProven`, and says no more.
 */
export interface PasskeyCeremonies {
  /** What a browser needs to make one. `known`: those the person has. */
  askToMake(purpose: string, staff: Pick<StaffAccount, 'id' | 'name'>, known: readonly Passkey[]): Promise<object>
  made(purpose: string, answer: PasskeyAnswer): Promise<Answered & Pick<Passkey, 'id' | 'publicKey'>>
  /** What a browser needs to use one; of `known`, or any it has of ours. */
  askToUse(purpose: string, known?: readonly Passkey[]): Promise<object>
  used(purpose: string, answer: PasskeyAnswer, passkey: Passkey): Promise<Answered>
}

export interface Passwords {
  /** Argon2id, off the event loop. */
  hash(password: string): Promise<string>
  /** `undefined` (no such account) is false and costs the same. Throws `slowDown` when too many are waiting. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

/** Session tokens are stored only as their hash. */
export interface Tokens {
  /** SHA-256 in hex. */
  hash(token: string): string
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface Random {
  /** 128 random bits as 22 characters of base64url. */
  id(): string
  /** A random UUID v4. */
  uuid(): string
}

/** Tells every part of the line that a conversation has new entries or is gone. Carries a doorbell, never content. */
export interface Announcer {
  ring(id: ConversationId, seq: number): void
  /** Settings or texts were edited: every process takes them. */
  edited(): void
}

/** Brings the visitor's side of a conversation up to date, whatever the channel. Never awaited by a sender. */
export interface Delivery {
  send(id: ConversationId): void
}

/** What staff say of themselves. On a break nobody rings them, and they keep what is theirs. */
export type ShiftChange = 'on' | 'break' | 'off'

/** Who of staff is on duty in a live console, and which visitors have the page open. */
export interface Presence {
  /** Not those on a break. */
  onDuty(): StaffId[]
  onBreak(): StaffId[]
  /** On duty, and a person touched the console a short while ago: what makes the line open. */
  attending(): StaffId[]
  /** Has a console, on duty or not, that can make itself heard. */
  audible(): StaffId[]
  visitorPresent(id: ConversationId): boolean
  /** When the visitor's last line died, in milliseconds, where this process noticed it and they have not come back. */
  visitorLostAt(id: ConversationId): number | undefined
  /** Whether this staff member has a console open anywhere. */
  staffPresent(id: StaffId): boolean
}

/** What a call is about: somebody who waits, or something of these people's own. It stays inside the console. */
export type Call = 'queue' | 'yours'

/** A way to make staff look at the console. It says nothing of what waits there: there is no field for it. */
export interface Way {
  name: WayName
  /** Those whom it reached, as far as can be known. Never throws, and answers within some seconds. */
  call(staff: readonly StaffId[], about: Call): Promise<readonly StaffId[]>
  /** One of the messages that come every day, where this way has them; says the same as an alarm. */
  remind?(id: StaffId): Promise<unknown>
}

/** The line's own papers: plan, hand-over note, how staff are reached. Few and small, sealed, each replaced as a whole. */
export interface Papers {
  /** Version 0 and no content when there is none. */
  load(name: string): Promise<{ version: number; content?: unknown }>
  /** Throws `conflict` when the paper is not at this version (any more). */
  save(name: string, expectedVersion: number, content: unknown): Promise<void>
  /** Again is harmless. */
  destroy(name: string): Promise<void>
}

/** What hangs on the board; instants in milliseconds, people by number. */
export interface BoardPapers {
  plan?: Plan
  /** Nobody can take more until then. */
  full?: { until: number; number: number }
  note?: { text: string; number: number; until: number }
  /** Somebody came in with an emergency code; shown until then. */
  emergency?: { until: number; number: number }
  /** Ways to staff whose last try failed. */
  broken: readonly WayName[]
  /** What each of staff works in. */
  languages: Readonly<Record<StaffId, readonly Language[]>>
}

/** The shift as everybody of the line sees it. */
export interface Board {
  plan(): Plan | undefined
  /** What is promised: the plan's shifts, or the settings' hours while there is no plan. */
  hours(): OpeningHours
  full(): BoardPapers['full']
  note(): BoardPapers['note']
  emergency(): BoardPapers['emergency']
  broken(): readonly WayName[]
  languagesOf(id: StaffId): readonly Language[]
  /** Reads it anew and lets everybody know; called after a change. */
  renew(): Promise<void>
}

/** Who of several processes does what must be done by one. */
export interface Leases {
  /** Whether this process is the one, for half a minute from now. */
  hold(task: string): Promise<boolean>
}

/** What the municipality decides. Asked anew each time: an administrator may change it while the line runs. */
export interface SettingsSource {
  current(): Settings
}

/** What the line says and goes by: the files as they were installed, with what was edited in the console over them. */
export interface Content {
  /** Number of the last edit in it; 0 is the files alone. */
  lastSeq(): number
  /** A file of a language as it stands, by its name in `locales/<language>/`. */
  read(language: Language, name: string): unknown
  /** A file that can be edited, as it stands; the same in form as the file itself. */
  file(file: EditableFile): unknown
  /** The same part by part, in the order of the file. */
  parts(file: EditableFile): Pick<Change, 'key' | 'value'>[]
  /** What is other in a whole file than what stands, and what has no place in it or is not there. */
  compare(file: EditableFile, whole: unknown): { changes: Change[]; problems: ChangeProblem[] }
  /** Everything that would be wrong after these changes. `today` is YYYY-MM-DD. */
  check(changes: readonly Change[], today: string): ChangeProblem[]
  /** Takes edits after the last one, in order; what it has already is harmless. */
  take(edits: readonly Edit[]): void
}

/** What was edited in the console, as an append-only log of its own. */
export interface EditStore {
  /** Durable when it returns; throws `conflict` when there is an edit of this number, or the one before it is missing. */
  append(edit: Edit): Promise<void>
  /** Edits after number `since`, in order. */
  read(since: number): Promise<Edit[]>
}

export interface Ports {
  conversations: ConversationStore
  known: KnownConversations
  replyAddresses: ReplyAddresses
  returnCodes: ReturnCodes
  codeHashes: CodeHashes
  codeTries: CodeTries
  statistics: StatisticsStore
  signer: ReleaseSigner
  numberSeal: NumberSeal
  safeWords: SafeWords
  staff: StaffStore
  audit: AuditTrail
  fourEyes: FourEyesStore
  freshProof: FreshProof
  auditRows: AuditStore
  passwords: Passwords
  signInWay: SignInWay
  passkeys: PasskeyStore
  ceremonies: PasskeyCeremonies
  tokens: Tokens
  signInDelay: SignInDelay
  newcomers: Newcomers
  pace: Pace
  clock: Clock
  random: Random
  announcer: Announcer
  delivery: Delivery
  presence: Presence
  leases: Leases
  edits: EditStore
  content: Content
  settings: SettingsSource
  keptTexts: KeptTexts
  papers: Papers
  board: Board
  ways: readonly Way[]
  /** Loaded when it is first asked for: making a statistics release is rare. */
  solver(): Promise<WholeNumberSolver>
  answers: Record<Language, Answers>
  /** The language a text is written in, where that is clear. */
  recogniseLanguage(text: string): Language | undefined
}
