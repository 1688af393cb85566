import { monthOf } from '../domain/openingHours.ts'
import type { EndedWait } from '../domain/statistics/waits.ts'
import type { Ports } from '../ports.ts'

/** Counted when it happens, into a month and a band, without its time and without a link. Never holds up what it counts. */
export function countWait({ statistics, settings, clock }: Ports, ended: EndedWait | undefined): void {
  if (!ended) return
  const month = monthOf(settings.current().openingHours, clock.now())
  // A count that is lost when the store is away is a small loss; a conversation that fails for it would be a great one.
  for (const figure of ended.figures) statistics.count({ month, figure, band: ended.band }).catch(() => undefined)
}
