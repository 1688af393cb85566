import type { ConversationId } from '../../shared/ids.ts'
import type { WayIn } from '../domain/door.ts'
import { can } from '../domain/permissions.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { audited } from './audited.ts'
import { type LivePass, type Pass, readSession, type SessionUse } from './readSession.ts'

type AdmitPorts = Pick<
  Ports,
  'staff' | 'tokens' | 'clock' | 'pace' | 'refusals' | 'audit' | 'auditRows' | 'conversations' | 'settings'
>

/**
 * Who asks, read anew each time, so that a right that was taken away is gone at once. Throws `notSignedIn`, `elsewhere`,
 * `notAllowed`, and `slowDown` for an account that asks like a program. What takes a line in the audit trail gets it here, before
 * it is done; what was refused comes there soon.
 */
export async function admitStaff(
  ports: AdmitPorts,
  pass: Pass | LivePass,
  { needs, rate, log }: WayIn,
  { id, use }: { id?: ConversationId | undefined; use?: SessionUse } = {},
): Promise<StaffAccount> {
  const staff = await readSession(ports, pass, use)
  const waitMs = rate === 'staff' ? ports.pace(staff.id, ports.clock.now()) : 0
  const code = waitMs > 0 ? 'slowDown' : can(staff.role, needs) ? undefined : 'notAllowed'
  if (code) {
    ports.refusals.note({ who: staff.number, act: 'refused', why: `${needs} ${code}` }, ports.clock.now())
    throw new HotlineError(code, undefined, waitMs || undefined)
  }
  if (log === 'audit') await audited(ports, staff, needs, { id })
  return staff
}
