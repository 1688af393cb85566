import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { nextToken, sessionIdOf } from './sessionToken.ts'

type RenewPorts = Pick<Ports, 'staff' | 'tokens' | 'random'>

/**
 * The session of whoever has just shown again who they are goes on under a token that nobody can have seen before, until
 * the same end; the old one is worth nothing from here on. Throws `notSignedIn` when it was worth nothing already: of many
 * at once one is renewed.
 */
export async function renewSession(ports: RenewPorts, before: string): Promise<{ token: string; endsAt: number }> {
  const { staff, tokens } = ports
  const id = sessionIdOf(ports, before)
  const token = nextToken(ports, before)
  const isRenewed = await staff.renewSession(id, tokens.hash(before), tokens.hash(token))
  const session = isRenewed && (await staff.session(id))
  if (!session) throw new HotlineError('notSignedIn')
  return { token, endsAt: session.endsAt }
}
