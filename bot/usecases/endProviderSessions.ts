import type { ThereSession } from '../ports/provider.ts'
import type { StaffSession } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import type { ProviderPorts } from './providerProof.ts'

/**
 * The provider tells that somebody is out there: what they have here by that session is over, or by any where it names none.
 * Throws `badInput` when it was not the provider who said it, and `unavailable`. The same said again, because it may have
 * failed, ends nothing of whoever has come back meanwhile.
 */
export async function endProviderSessions(
  ports: ProviderPorts & Pick<Ports, 'staff' | 'audit'>,
  token: string,
): Promise<void> {
  const { there, once, saidAt, endsAt } = await ports.provider.readLogout(token)
  const isFirst = await ports.passkeys.spend(once, endsAt)
  const isOver = (one: StaffSession) => isOf(one.there, there) && (isFirst || one.startedAt + minuteMs <= saidAt)
  for (const { id, number } of await ports.staff.list()) {
    const sessions = await ports.staff.sessionsOf(id)
    for (const session of sessions.filter(isOver)) {
      await ports.audit.write({ who: number, act: 'endSession' })
      await ports.staff.endSession(session.id)
    }
  }
}

/** Sessions keep no instant closer than this. */
const minuteMs = 60_000

/** A session that the provider gave no name to is one of its person's, whichever of theirs is over. */
function isOf(ours: ThereSession | undefined, { who, session }: ThereSession) {
  if (!ours) return false
  if (session === undefined || (who !== undefined && ours.session === undefined)) return ours.who === who
  return ours.session === session && (who === undefined || ours.who === who)
}
