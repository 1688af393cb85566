import { sessionMs } from '../domain/shift.ts'
import type { AuditAct, AuditRow } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

type ReadingPorts = Pick<Ports, 'audit' | 'auditRows' | 'clock' | 'settings'>

/** An act of the trail, as it was read from the store. */
export interface AuditedAct extends AuditAct {
  at: number
}

/** After any of these somebody has a conversation on the screen. */
const reading: readonly AuditAct['act'][] = ['claim', 'open', 'openAny']

/** Somebody who opens more conversations in a shift than a person can talk in is looking for something (requirements.md R3.11). */
export async function watchReading(ports: ReadingPorts, { number }: StaffAccount) {
  const acts = actsOf(await ports.auditRows.since(ports.clock.now() - sessionMs)).filter(({ who }) => who === number)
  const read = new Set(acts.flatMap(({ act, about }) => (reading.includes(act) && about ? [about] : [])))
  const isFlagged = acts.some(({ act }) => act === 'bulkReading')
  if (read.size > ports.settings.current().audit.conversationsPerShift && !isFlagged) {
    await ports.audit.write({ who: number, act: 'bulkReading' })
  }
}

export const actsOf = (rows: readonly AuditRow[]) => rows.map(({ body }) => JSON.parse(body) as AuditedAct)
