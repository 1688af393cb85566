import { serviceViews } from '../../shared/statistics/service.ts'
import { monthOf } from '../domain/openingHours.ts'
import type { Ports } from '../ports.ts'
import { countedIncidents } from './incidents.ts'

type ServicePorts = Pick<Ports, 'statistics' | 'conversations' | 'papers' | 'settings' | 'clock'>

/** How the line served, by month, for months that are over: the same on the manager's page and in the report. */
export async function serviceFigures(ports: ServicePorts) {
  const [counts, hours, unanswered, nobodyReached] = await Promise.all([
    ports.statistics.counts(),
    ports.statistics.hours(),
    ports.conversations.unanswered(),
    countedIncidents(ports, 'nobodyReached'),
  ])
  const { openingHours, statistics } = ports.settings.current()
  const before = monthOf(openingHours, ports.clock.now())
  return serviceViews({ counts, hours, unanswered, nobodyReached }, { k: statistics.k, base: 5, before })
}
