import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { heldSession } from './readSession.ts'
import { sessionIdOf } from './sessionToken.ts'

type SessionPorts = Pick<Ports, 'staff' | 'tokens'>

/** Ends the session of this token; one that has ended already is no error. */
export async function signOut(ports: SessionPorts, token: string) {
  const session = await heldSession(ports, token)
  if (session) await ports.staff.endSession(session.id)
}

/**
 * What the browser of somebody who has just signed in held before is of no more use. Of their own that holds for a token
 * that was replaced, too: its successor may never have reached them.
 */
export async function endHeldBefore(ports: SessionPorts, { id }: StaffAccount, token: string) {
  await signOut(ports, token)
  const session = await ports.staff.session(sessionIdOf(ports, token))
  if (session?.staffId === id) await ports.staff.endSession(session.id)
}
