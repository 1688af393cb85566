import { z } from 'zod'
import { longestHandOverNote } from './limits.ts'
import { planSchema } from './plan.ts'
import { wayNames } from './reach.ts'

export type PaperSchema<Content> = z.ZodType<Content>

/** Somebody says that nobody can take more; it lifts by itself, because what is forgotten would turn everybody away. */
const full = z.strictObject({ until: z.int(), number: z.int() })

const handOverNote = z.strictObject({ text: z.string().max(longestHandOverNote), number: z.int(), until: z.int() })

/** Somebody came in with the code in their envelope; everybody of the line sees it for a day. */
const emergency = z.strictObject({ until: z.int(), number: z.int() })

/** Things that must not happen, counted by month (`2026-03`) and no closer, without a trace of who it was about. */
export const incidentKinds = ['nobodyReached'] as const
export type IncidentKind = (typeof incidentKinds)[number]
const month = z.string().regex(/^\d{4}-\d{2}$/)
const incidents = z.partialRecord(z.enum(incidentKinds), z.record(month, z.int().min(1)))

/** What is sent to one person by one way on one day: how many of the moments have gone. */
const messageSchedule = z.strictObject({ sent: z.int().min(0), moments: z.array(z.number()) })
export type MessageSchedule = z.infer<typeof messageSchedule>
const dailyMessages = z.strictObject({ date: z.iso.date(), people: z.record(z.string(), messageSchedule) })

/** The line's own papers, by name. Beside them there is one for each of staff, with how they are reached. */
export const papers = {
  plan: planSchema,
  full,
  handOverNote,
  emergency,
  /** Ways to staff whose last try failed. */
  brokenWays: z.array(z.enum(wayNames)),
  incidents,
  dailyMessages,
} as const
