import { idleMs, wholeMinute } from '../domain/shift.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount, StaffSession } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { sessionIdOf } from './sessionToken.ts'

type SessionPorts = Pick<Ports, 'staff' | 'tokens' | 'clock'>

/**
 * Why a session is read. `used`: a person did something. `onDuty`: a live console of somebody on duty or on a break, which
 * does not idle, because an alarm must find it. `looked`: neither.
 */
export type SessionUse = 'used' | 'onDuty' | 'looked'

/** What a request or a handshake brings: the token of its browser, and which tab asks. */
export interface Pass {
  token: string
  tab: string | undefined
}

/** What a live connection was let in with; no token comes over it again. */
export type LivePass = Pick<StaffSession, 'id'>

/** For a connection that has just been let in with this token: it goes on under any that takes its place. */
export const livePass = (ports: Pick<Ports, 'tokens'>, { token }: Pass): LivePass => ({ id: sessionIdOf(ports, token) })

/**
 * Who holds this token now, or came with it over this connection. Throws `notSignedIn` for an unknown, ended or idle
 * session, for a token that was replaced and for a disabled account; and `elsewhere` for another tab than the session
 * belongs to.
 */
export async function readSession(
  ports: SessionPorts,
  pass: Pass | LivePass,
  use: SessionUse = 'used',
): Promise<StaffAccount> {
  const { staff, clock } = ports
  const now = clock.now()
  const session = 'token' in pass ? await heldSession(ports, pass.token) : await staff.session(pass.id)
  if (!session || session.endsAt <= now) throw new HotlineError('notSignedIn')
  if (use !== 'onDuty' && session.usedAt + idleMs <= now) throw new HotlineError('notSignedIn')
  const account = await staff.byId(session.staffId)
  if (!account || account.disabled) throw new HotlineError('notSignedIn')
  if ('token' in pass && session.tab !== pass.tab) throw new HotlineError('elsewhere')
  const minute = wholeMinute(now)
  if (use !== 'looked' && session.usedAt < minute) await staff.touchSession(session.id, minute)
  return account
}

/** The session of a token that holds now. */
export async function heldSession(ports: Pick<Ports, 'staff' | 'tokens'>, token: string) {
  const session = await ports.staff.session(sessionIdOf(ports, token))
  return session?.tokenHash === ports.tokens.hash(token) ? session : undefined
}
