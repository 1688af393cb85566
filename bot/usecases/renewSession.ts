import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { nextToken, sessionIdOf } from './sessionToken.ts'

type RenewPorts = Pick<Ports, 'staff' | 'tokens' | 'random'>

/** Who shows anew who they are: the token of the request, and the console it came from. */
export interface Renewing {
  token: string
  tab?: string | undefined
}

/**
 * The session of whoever has just shown again who they are goes on under a token that nobody can have seen before, until
 * the same end; the old one is worth nothing from here on. Throws `notSignedIn` when it was worth nothing already: of many
 * at once one is renewed.
 */
export async function renewSession(
  ports: RenewPorts,
  { token: before, tab }: Renewing,
): Promise<{ token: string; endsAt: number }> {
  const { staff, tokens } = ports
  const id = sessionIdOf(ports, before)
  const token = nextToken(ports, before)
  const isRenewed = await staff.renewSession(id, tokens.hash(before), { tokenHash: tokens.hash(token), tab })
  const session = isRenewed && (await staff.session(id))
  if (!session) throw new HotlineError('notSignedIn')
  return { token, endsAt: session.endsAt }
}
