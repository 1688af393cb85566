import type { ServiceEnd } from '../../shared/statistics/service.ts'
import { monthOf } from '../domain/openingHours.ts'
import type { Ports } from '../ports.ts'

/** Counted when it happens, into a month and a band, without its time and without a link. Never holds up what it counts. */
export function countServed({ statistics, settings, clock }: Ports, ends: readonly ServiceEnd[]): void {
  if (ends.length === 0) return
  const month = monthOf(settings.current().openingHours, clock.now())
  // A count that is lost when the store is away is a small loss; a conversation that fails for it would be a great one.
  for (const end of ends) statistics.count({ ...end, month }).catch(() => undefined)
}
