import type { ConversationId } from '../../shared/ids.ts'
import type { AuditAct } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { watchReading } from './watchReading.ts'

type AuditPorts = Pick<Ports, 'audit' | 'auditRows' | 'conversations' | 'clock' | 'settings'>

/** What an act is about, and the code of its reason. */
export interface Audited {
  id?: ConversationId | undefined
  why?: string
}

/**
 * Writes down what somebody is about to do or see, before it is done or shown. Throws `unavailable` when it cannot be
 * written: then it is not done.
 */
export async function audited(ports: AuditPorts, staff: StaffAccount, act: AuditAct['act'], { id, why }: Audited = {}) {
  const about = id && (await ports.conversations.alias(id))
  await ports.audit.write({
    who: staff.number,
    act,
    ...(about === undefined ? {} : { about }),
    ...(why === undefined ? {} : { why }),
  })
  if (about !== undefined) await watchReading(ports, staff)
}
