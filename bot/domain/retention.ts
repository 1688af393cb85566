import type { Place } from '../../shared/entry.ts'
import type { Settings } from '../../shared/settings.ts'

/** What decides how long a conversation is kept; instants in milliseconds. */
export interface Kept {
  status: Place['status']
  /** When anybody last wrote or chose something. */
  lastWordAt: number
  /** When it was closed; needed only when it is. */
  closedAt?: number | undefined
  /** By a decision, at least until then. */
  keptUntil?: number | undefined
  /** Closed because its time had come, and left over when the erasing was cut off. */
  expired?: boolean | undefined
}

const quarterMs = 15 * 60_000
const hourMs = 60 * 60_000

/**
 * When a conversation is to be erased unless something else happens (ms). Rounded up to the quarter of an hour, because
 * it stands outside sealed content, where no exact instant may.
 */
export function eraseAt(
  { status, lastWordAt, closedAt = lastWordAt, expired = false, keptUntil = 0 }: Kept,
  retention: Settings['retention'],
): number {
  const { closedHours, abandonedHours, waitingDays } = retention
  if (expired) return upToQuarter(closedAt)
  if (status === 'closed') return upToQuarter(Math.max(closedAt + closedHours * hourMs, keptUntil))
  if (status === 'withBot') return upToQuarter(Math.max(lastWordAt + abandonedHours * hourMs, keptUntil))
  return upToQuarter(Math.max(lastWordAt + waitingDays * 24 * hourMs, keptUntil))
}

const upToQuarter = (at: number) => Math.ceil(at / quarterMs) * quarterMs
