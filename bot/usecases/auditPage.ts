import type { AuditLine, AuditQuery, Flag } from '../../shared/audit.ts'
import type { Ports } from '../ports.ts'
import { actsOf } from './watchReading.ts'

type TrailPorts = Pick<Ports, 'auditRows' | 'clock'>

const dayMs = 24 * 60 * 60_000
const mostLines = 500
const flaggedDays = 30

/** The newest lines of the trail that fit, newest first. */
export async function auditPage({ auditRows, clock }: TrailPorts, { days, who, act }: AuditQuery) {
  const acts = actsOf(await auditRows.since(clock.now() - days * dayMs))
  const fits = acts.filter((line) => (who === undefined || line.who === who) && (act === undefined || line.act === act))
  const lines: AuditLine[] = fits
    .sort((a, b) => a.at - b.at)
    .reverse()
    .slice(0, mostLines)
  return { lines, total: fits.length }
}

/** Who was flagged lately. */
export async function flags({ auditRows, clock }: TrailPorts): Promise<Flag[]> {
  const acts = actsOf(await auditRows.since(clock.now() - flaggedDays * dayMs))
  return acts.flatMap(({ act, who, at }) =>
    act === 'bulkReading' || act === 'clonedPasskey' || act === 'emergencyCode' ? [{ what: act, who, at }] : [],
  )
}
