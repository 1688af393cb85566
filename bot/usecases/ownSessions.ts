import type { SessionView } from '../../shared/signIn.ts'
import { idleMs } from '../domain/shift.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { sessionIdOf } from './sessionToken.ts'

type ListPorts = Pick<Ports, 'staff' | 'tokens' | 'clock'>

/** One's own sessions, the latest used first; `token` is the one that asks. */
export async function ownSessions(ports: ListPorts, me: StaffAccount, token: string): Promise<SessionView[]> {
  const { staff, clock } = ports
  const now = clock.now()
  const sessions = await staff.sessionsOf(me.id)
  return sessions
    .filter(({ endsAt, usedAt }) => endsAt > now && usedAt + idleMs > now)
    .sort((a, b) => b.usedAt - a.usedAt || b.startedAt - a.startedAt)
    .map(({ id, startedAt, usedAt }) => ({
      id: shownId(ports, id),
      startedAt,
      usedAt,
      isThis: id === sessionIdOf(ports, token),
    }))
}

/**
 * Ends one of one's own sessions, after showing again who one is: whoever stole a session must not end the others. Throws
 * `notFound` when it is nobody's or somebody else's, `notProven` and `slowDown`.
 */
export async function endOwnSession(
  ports: ListPorts & Pick<Ports, 'freshProof' | 'audit'>,
  { staff: me, proof }: { staff: StaffAccount; proof: string },
  id: string,
): Promise<void> {
  const session = (await ports.staff.sessionsOf(me.id)).find((one) => shownId(ports, one.id) === id)
  if (!session) throw new HotlineError('notFound')
  await ports.freshProof(me, proof)
  await ports.audit.write({ who: me.number, act: 'endSession' })
  await ports.staff.endSession(session.id)
}

/** What a session is called: nothing that is stored, and nothing that signs in. */
export const shownId = ({ tokens }: Pick<Ports, 'tokens'>, id: string) => tokens.hash(`session ${id}`)
