import { HotlineError } from '../errors.ts'
import type { Ports, StaffAccount } from '../ports.ts'

type SessionPorts = Pick<Ports, 'staff' | 'tokens' | 'clock'>

/** Who holds this token now. Throws `notSignedIn` for an unknown or ended session and for a disabled account. */
export async function readSession({ staff, tokens, clock }: SessionPorts, token: string): Promise<StaffAccount> {
  const session = await staff.session(tokens.hash(token))
  if (!session || session.endsAt <= clock.now()) throw new HotlineError('notSignedIn')
  const account = await staff.byId(session.staffId)
  if (!account || account.disabled) throw new HotlineError('notSignedIn')
  return account
}
