import { z } from 'zod'
import { canBeSafeWord, plainWord } from './safety.ts'

const number = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?(?:[\s()–-]*\d){5,15}[\s)]*$/)

/** What staff shall do when the line to the visitor is lost. */
export const lostContactPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('wait') }),
  /** At this hour (0–23), and hang up if somebody else answers. */
  z.strictObject({ kind: z.literal('ring'), number, hour: z.coerce.number().int().min(0).max(23) }),
])
export type LostContactPlan = z.infer<typeof lostContactPlanSchema>

/** A question only the visitor can answer, for staff to ask whoever comes back with the code. */
export const controlSchema = z.strictObject({
  question: z.string().trim().min(3).max(200),
  answer: z.string().trim().min(1).max(200),
})
export type Control = z.infer<typeof controlSchema>

export const safeWordSchema = z.string().max(200).refine(canBeSafeWord).transform(plainWord)
