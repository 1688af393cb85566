import type { ConversationId } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import type { SignInWay } from '../shared/signInWay.ts'
import type { Answers } from './answers/answers.ts'
import type { CodeTries } from './domain/codeTries.ts'
import type { Newcomers } from './domain/newcomers.ts'
import type { Pace } from './domain/pace.ts'
import type { RefusalCounts } from './domain/refusalCounts.ts'
import type { SignInDelay } from './domain/signInDelay.ts'
import type { WholeNumberSolver } from './domain/statistics/wholeNumbers.ts'
import type { AuditAct, AuditStore, AuditTrail, FourEyesStore } from './ports/audit.ts'
import type { Content, EditStore, SettingsSource } from './ports/content.ts'
import type {
  CodeHashes,
  ConversationStore,
  KeptTexts,
  KnownConversations,
  NumberSeal,
  ReplyAddresses,
  ReturnCodes,
  SafeWords,
} from './ports/conversations.ts'
import type { IdentityProvider, ProviderLinks } from './ports/provider.ts'
import type { Board, Papers, Presence, Way } from './ports/shift.ts'
import type {
  FreshProof,
  OneTimeCodes,
  PasskeyCeremonies,
  PasskeyStore,
  Passwords,
  StaffStore,
  Tokens,
} from './ports/staff.ts'
import type { ReleaseSigner, StatisticsStore } from './ports/statistics.ts'

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

/** Who of several processes does what must be done by one. */
export interface Leases {
  /** Whether this process is the one, for half a minute from now. */
  hold(task: string): Promise<boolean>
}

/** Seals for one purpose and one place, under a key for that purpose alone. */
export interface Sealer {
  seal(purpose: string, content: Uint8Array, place: string): Uint8Array
  /** Throws when it was sealed for another purpose or place, or is not whole. */
  open(purpose: string, sealed: Uint8Array, place: string): Uint8Array
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
  oneTimeCodes: OneTimeCodes
  links: ProviderLinks
  /** Where one signs in with it. */
  provider?: IdentityProvider
  tokens: Tokens
  signInDelay: SignInDelay
  /** On their way to the audit trail. */
  refusals: RefusalCounts<AuditAct>
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
