import type { AuditAct } from '../../bot/ports/audit.ts'
import type { Ports } from '../../bot/ports.ts'

/** For a line on which something happens around every entry of the audit trail. */
export const aroundTrail = (around: (act: AuditAct, write: () => Promise<void>) => Promise<void>) => ({
  wrap: (ports: Ports): Ports => ({
    ...ports,
    audit: { ...ports.audit, write: (act) => around(act, () => ports.audit.write(act)) },
  }),
})
