import { lineHoursBetween } from '../domain/statistics/lineHours.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'

/** How often the line's hours are counted up. */
export const countHoursEveryMs = 30_100

/** Longer than this, and the line stood still: whoever was at a console could not be reached. */
const longestStepMs = 3 * countHoursEveryMs

/**
 * Counts the hours since the last time as promised, and as staffed when somebody attends a console now. By day and for the
 * line as a whole: nobody's own hours are known. Times in which no process ran are counted too, as not staffed.
 */
export async function countHours(ports: Ports): Promise<void> {
  const { statistics, presence, settings, clock } = ports
  if (!(await ports.leases.hold('countHours'))) return
  const until = Math.floor(clock.now() / 1000) * 1000
  const since = await statistics.hoursUntil()
  const from = since ?? until
  if (since !== undefined && until <= since) return
  const isStaffed = until - from <= longestStepMs && presence.attending().length > 0
  try {
    await statistics.addHours(since, until, lineHoursBetween(settings.current().openingHours, from, until, isStaffed))
  } catch (error) {
    // Another process was first.
    if (!isCode(error, 'conflict')) throw error
  }
}
