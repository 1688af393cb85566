import type { ConversationId } from '../../shared/ids.ts'
import type { WayIn } from '../domain/door.ts'
import { can } from '../domain/permissions.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { audited } from './audited.ts'
import { type LivePass, readSession, type SessionUse } from './readSession.ts'

type AdmitPorts = Pick<
  Ports,
  'staff' | 'tokens' | 'clock' | 'pace' | 'audit' | 'auditRows' | 'conversations' | 'settings'
>

/**
 * Who asks, read anew each time, so that a right that was taken away is gone at once. Throws `notSignedIn`, `renewed`,
 * `notAllowed`, and `slowDown` for an account that asks like a program. What takes a line in the audit trail gets it here, and so does
 * what was refused.
 */
export async function admitStaff(
  ports: AdmitPorts,
  pass: string | LivePass,
  { needs, rate, log }: WayIn,
  { id, use }: { id?: ConversationId | undefined; use?: SessionUse } = {},
): Promise<StaffAccount> {
  const staff = await readSession(ports, pass, use)
  const waitMs = rate === 'staff' ? ports.pace(staff.id, ports.clock.now()) : 0
  if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
  if (!can(staff.role, needs)) {
    await audited(ports, staff, needs, { why: 'notAllowed' })
    throw new HotlineError('notAllowed')
  }
  if (log === 'audit') await audited(ports, staff, needs, { id })
  return staff
}
