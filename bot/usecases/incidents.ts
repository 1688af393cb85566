import { type IncidentKind, papers } from '../../shared/papers.ts'
import { monthOf } from '../domain/openingHours.ts'
import type { Ports } from '../ports.ts'
import { changePaper, readPaper } from './papers.ts'

export async function countIncident(ports: Ports, kind: IncidentKind): Promise<void> {
  const month = monthOf(ports.settings.current().openingHours, ports.clock.now())
  await changePaper(ports, 'incidents', papers.incidents, (before) => {
    const counted = before?.[kind] ?? {}
    return { ...before, [kind]: { ...counted, [month]: (counted[month] ?? 0) + 1 } }
  })
}

/** How often, by month (`2026-03`). */
export async function countedIncidents(
  ports: Pick<Ports, 'papers'>,
  kind: IncidentKind,
): Promise<Readonly<Record<string, number>>> {
  return (await readPaper(ports, 'incidents', papers.incidents))?.[kind] ?? {}
}
