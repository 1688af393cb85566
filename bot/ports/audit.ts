import type { AccountWanted } from '../../shared/accounts.ts'
import type { FourEyesKind, FourEyesReason, RetentionWanted } from '../../shared/fourEyes.ts'
import type { ConversationId, StaffId } from '../../shared/ids.ts'
import type { Action } from '../domain/permissions.ts'
import type { ReleaseWanted } from './statistics.ts'

/** Something one person asked for that another must approve. Forgotten once it is used or its quarter of an hour is over. */
export interface FourEyesRequest {
  id: string
  kind: FourEyesKind
  about?: ConversationId | undefined
  /** Of a statistics release: what is to be released. */
  release?: ReleaseWanted | undefined
  /** Of an account: what is to become of it. */
  account?: AccountWanted | undefined
  /** Of how long texts are kept: what is to stand, and the last edit that whoever asked had seen. */
  retention?: { wanted: RetentionWanted; known: number } | undefined
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

/** What somebody did, for the audit trail: no content, nothing of a visitor, no instant. */
export interface AuditAct {
  /** Number of the staff account; 0 is whoever is at the machine, -1 whoever has no account we know of. */
  who: number
  act:
    | Action
    | 'signIn'
    | 'failedSignIn'
    | 'failedProof'
    | 'refused'
    | 'endSession'
    | 'addPasskey'
    | 'setUpCodes'
    | 'removePasskey'
    | 'linkProvider'
    | 'clonedPasskey'
    | 'emergencyCode'
    | 'bulkReading'
  /** A conversation by a name that cannot be found again once it is erased, or `staff 3`. */
  about?: string
  /** A code: the reason that was given, or how it ended. */
  why?: string
  /** How often, when more than once. */
  times?: number
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
