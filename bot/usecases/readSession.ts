import { idleMs, wholeMinute } from '../domain/shift.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

type SessionPorts = Pick<Ports, 'staff' | 'tokens' | 'clock'>

/**
 * Why a session is read. `used`: a person did something. `onDuty`: a live console of somebody on duty or on a break, which
 * does not idle, because an alarm must find it. `looked`: neither.
 */
export type SessionUse = 'used' | 'onDuty' | 'looked'

/** Who holds this token now. Throws `notSignedIn` for an unknown, ended or idle session and for a disabled account. */
export async function readSession(
  { staff, tokens, clock }: SessionPorts,
  token: string,
  use: SessionUse = 'used',
): Promise<StaffAccount> {
  const now = clock.now()
  const session = await staff.session(tokens.hash(token))
  if (!session || session.endsAt <= now) throw new HotlineError('notSignedIn')
  if (use !== 'onDuty' && session.usedAt + idleMs <= now) throw new HotlineError('notSignedIn')
  const account = await staff.byId(session.staffId)
  if (!account || account.disabled) throw new HotlineError('notSignedIn')
  const minute = wholeMinute(now)
  if (use !== 'looked' && session.usedAt < minute) await staff.touchSession(session.tokenHash, minute)
  return account
}
