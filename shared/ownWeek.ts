import { z } from 'zod'

/** What somebody of staff did this week, for themselves alone: three numbers, and nothing of any contact. */
export const ownWeekSchema = z.strictObject({
  /** The Monday it began. */
  monday: z.iso.date(),
  closed: z.int().min(0),
  /** Of those closed: acute, with an alarm, or long. */
  hard: z.int().min(0),
  dutyMs: z.int().min(0),
})
export type OwnWeek = z.infer<typeof ownWeekSchema>
