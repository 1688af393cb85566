import type { AuditAct, AuditTrail } from '../../bot/ports/audit.ts'

/** A trail in memory, for tests that are not about it or want to see what was written. */
export function listedAudit(): AuditTrail & { acts: AuditAct[] } {
  const acts: AuditAct[] = []
  return { acts, write: async (act) => void acts.push(act), head: () => undefined }
}
