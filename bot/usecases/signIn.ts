import { staffNameKey } from '../../shared/staffName.ts'
import { sessionMs, wholeMinute } from '../domain/shift.ts'
import { HotlineError, isCode, NotLetInError } from '../errors.ts'
import type { ThereSession } from '../ports/provider.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { endSurplusSessions } from './endSurplusSessions.ts'
import { writeRefusals } from './refusals.ts'
import { newToken, sessionIdOf } from './sessionToken.ts'
import { endHeldBefore } from './signOut.ts'
import { type CodePorts, spendCode } from './spendCode.ts'

export interface SignedIn {
  /** Given once, to the browser; we keep hashes of it. */
  token: string
  endsAt: number
  account: StaffAccount
}

/** Where somebody signs in. */
export interface Browser {
  /** The session belongs to it, and opens nothing in another (requirements.md R3.4). */
  tab: string
  /** The token it came with, if any: of no use once somebody signs in there. */
  heldBefore: string
}

type SessionPorts = Pick<Ports, 'staff' | 'tokens' | 'clock' | 'random' | 'audit' | 'refusals'>
type PasswordPorts = SessionPorts & Pick<Ports, 'passwords' | 'signInDelay'>
type SignInPorts = PasswordPorts & CodePorts

export interface NameAndPassword {
  name: string
  password: string
}

export interface WithCode extends NameAndPassword {
  code: string
}

/**
 * Throws `slowDown` with the time to wait, before anything costly is done, and `notSignedIn` for a wrong name, a wrong
 * password, a wrong code and a disabled account alike: from outside they cannot be told apart, by answer or by time.
 */
export async function signIn(ports: SignInPorts, { name, password, code }: WithCode, browser: Browser) {
  const account = await slowed(ports, name, async () => {
    const verified = await verifiedAccount(ports, name, password)
    if (!(await spendCode(ports, verified, code))) throw new NotLetInError(verified.number, 'wrongCode')
    return verified
  })
  return startSession(ports, account, browser)
}

/** Whose name and password these are, without a session; throws as `signIn` does. */
export const accountWithPassword = (ports: PasswordPorts, { name, password }: NameAndPassword) =>
  slowed(ports, name, () => verifiedAccount(ports, name, password))

/**
 * Counts a try as failed unless it succeeds, and throws `slowDown` before it where there were too many. A store that is away
 * is nobody's failure: whoever must get in at night is not kept out by it once it is back.
 */
export async function slowed<Value>(
  { tokens, signInDelay, clock }: Pick<Ports, 'tokens' | 'signInDelay' | 'clock'>,
  name: string,
  attempt: () => Promise<Value>,
): Promise<Value> {
  // Hashed, because people now and then type their password where the name goes.
  const key = tokens.hash(staffNameKey(name))
  const waitMs = signInDelay.begin(key, clock.now())
  if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
  const value = await attempt().catch((error: unknown) => {
    if (isCode(error, 'unavailable')) signInDelay.unjudged(key, clock.now())
    throw error
  })
  signInDelay.succeeded(key, clock.now())
  return value
}

async function verifiedAccount(ports: PasswordPorts, name: string, password: string) {
  const account = await ports.staff.byName(name)
  const fits = await ports.passwords.verify(password, account?.passwordHash || undefined)
  // Read again: verifying takes long enough for the account to be disabled or reset meanwhile.
  const current = await ports.staff.byName(name)
  if (!fits || !current || current.disabled || current.passwordHash !== account?.passwordHash) {
    throw new NotLetInError(account?.number)
  }
  return current
}

/**
 * For somebody who has shown who they are; `there`: at the identity provider. Throws `notSignedIn` when the account was reset
 * meanwhile.
 */
export async function startSession(
  ports: SessionPorts,
  account: StaffAccount,
  { tab, heldBefore, there }: Browser & { there?: ThereSession },
): Promise<SignedIn> {
  const now = ports.clock.now()
  const token = newToken(ports)
  const id = sessionIdOf(ports, token)
  // First what was tried before, so that the next signing in tells it of its own time.
  await writeRefusals(ports, ({ who }) => who === account.number)
  await ports.audit.write({ who: account.number, act: 'signIn' })
  await ports.staff.endSessionsBefore(now)
  await ports.staff.startSession({
    id,
    tokenHash: ports.tokens.hash(token),
    staffId: account.id,
    endsAt: now + sessionMs,
    startedAt: wholeMinute(now),
    usedAt: wholeMinute(now),
    tab,
    ...(there ? { there } : {}),
  })
  await ensureNotReset(ports, account, id)
  await endHeldBefore(ports, account, heldBefore)
  await endSurplusSessions(ports, account, id)
  return { token, endsAt: now + sessionMs, account }
}

/** A reset ends every session there is, and this one may have come after that. */
async function ensureNotReset({ staff }: Pick<Ports, 'staff'>, account: StaffAccount, session: string) {
  const current = await staff.byId(account.id)
  if (current?.passwordHash === account.passwordHash) return
  await staff.endSession(session)
  throw new NotLetInError(account.number)
}
