import type { StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { Role } from '../../shared/roles.ts'
import type { ThereSession } from './provider.ts'

/** Whether this person shows again, now, who they are. Throws `notProven`, and `slowDown` when it is tried too often. */
export type FreshProof = (staff: StaffAccount, proof: string) => Promise<void>

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
  /** A password that nobody has used yet makes no passkey, and no one-time codes, after this, in milliseconds. */
  passwordUntil?: number | undefined
  /** What one-time codes are made from, sealed, where one signs in with a password and they have been set up. */
  codeSecret?: string | undefined
  disabled: boolean
}

/** What changes of an account; `undefined` takes away what it had. */
export type AccountChanges = Partial<
  Pick<StaffAccount, 'role' | 'languages' | 'passwordHash' | 'passwordUntil' | 'codeSecret' | 'disabled'>
>

/** A signed-in console. Only hashes of its token are kept. */
export interface StaffSession {
  /** Of the half of the token that stays, while the session lives. */
  id: string
  /** Of the whole token that holds now. */
  tokenHash: string
  staffId: StaffId
  /** When it ends whatever happens, in milliseconds. */
  endsAt: number
  /** When it began and when a person last did something in it, to the minute, in milliseconds. */
  startedAt: number
  usedAt: number
  /** The tab of the console it began in: it opens nothing in another. */
  tab: string
  /** What the provider was asked for it, where one signs in there. */
  there?: ThereSession
}

export interface StaffStore {
  /** Stores a new account with the next number; throws `conflict` when the name is taken. */
  add(account: Omit<StaffAccount, 'number'>): Promise<StaffAccount>
  /**
   * Changes this of an account and leaves the rest as it stands, whoever changes that meanwhile; gives it as it then is.
   * Throws `notFound`, and `conflict` where `from` is no longer so.
   */
  change(id: StaffId, to: AccountChanges, from?: Omit<AccountChanges, 'languages'>): Promise<StaffAccount>
  byName(name: string): Promise<StaffAccount | undefined>
  byId(id: StaffId): Promise<StaffAccount | undefined>
  list(): Promise<StaffAccount[]>
  startSession(session: StaffSession): Promise<void>
  session(id: string): Promise<StaffSession | undefined>
  /** Those of one account, in no order. */
  sessionsOf(id: StaffId): Promise<StaffSession[]>
  /** Puts another token in the place of the one whose hash is `from`; false unless that one held: of many at once one gets true. */
  renewSession(id: string, from: string, to: string): Promise<boolean>
  /** Harmless when it has ended. */
  touchSession(id: string, usedAt: number): Promise<void>
  endSession(id: string): Promise<void>
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

/** The codes of RFC 6238 that stand beside a password. */
export interface OneTimeCodes {
  /** A new secret: in base32, as it is typed into an authenticator app, and sealed for this account. */
  make(id: StaffId): { secret: string; sealed: string }
  /** The half-minute, by its number, that this is the code of: the one that is, the last or the next. */
  stepFor(id: StaffId, sealed: string, code: string, now: number): number | undefined
  /** When the code of a step is right no more, in milliseconds. */
  endOf(step: number): number
}

/** Session tokens are stored only as their hash. */
export interface Tokens {
  /** SHA-256 in hex. */
  hash(token: string): string
}
