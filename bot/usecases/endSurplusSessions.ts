import { mostSessions } from '../domain/shift.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

/**
 * Keeps the newest session of an account and those used latest. Nobody is refused for having too many, because whoever left
 * one behind must get in at night; a console on duty is always in use, and is not what ends.
 */
export async function endSurplusSessions(
  { staff, audit }: Pick<Ports, 'staff' | 'audit'>,
  { id, number }: StaffAccount,
  newest: string,
): Promise<void> {
  const others = (await staff.sessionsOf(id)).filter((session) => session.id !== newest)
  const surplus = others.sort((a, b) => b.usedAt - a.usedAt || b.startedAt - a.startedAt).slice(mostSessions - 1)
  for (const session of surplus) {
    await audit.write({ who: number, act: 'endSession' })
    await staff.endSession(session.id)
  }
}
