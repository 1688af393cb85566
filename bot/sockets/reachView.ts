import type { ReachView } from '../../shared/wire/consoleViews.ts'
import type { StaffAccount } from '../ports/staff.ts'
import { readReach } from '../usecases/reach.ts'
import type { StaffTools } from './staffTools.ts'

/** A staff member's own addresses, for nobody but them. */
export async function reachView({ ports, push }: StaffTools, { id }: StaffAccount): Promise<ReachView> {
  const { mail, phone } = await readReach(ports, id)
  return {
    ways: ports.ways.map(({ name }) => name),
    messagesPerDay: ports.settings.current().alerts.messagesPerDay,
    messages: ports.settings.current().alerts.messages,
    ...(mail ? { mail } : {}),
    ...(phone ? { phone } : {}),
    ...(push ? { pushKey: push.publicKey } : {}),
  }
}
