import { z } from 'zod'
import { clientIdSchema } from './ids.ts'
import { languages } from './languages.ts'
import { controlSchema } from './safetySchemas.ts'

/** Sixteen digits, which look like a card's number and can be keyed on a telephone (requirements.md R1.4). */
export const returnCodeDigits = 16

/** A code as somebody types it: spaces and hyphens between the digits are left out. */
export const returnCodeSchema = z
  .string()
  .max(60)
  .transform((typed) => typed.replace(/[\s\p{Pd}]/gu, ''))
  .pipe(z.string().regex(/^\d{16}$/))

/** Holds the conversation; a control question may be chosen with the code. */
export const makeCodeSchema = z.strictObject({ token: z.string().max(200), control: controlSchema.optional() })

export const aboutSchema = z.strictObject({ token: z.string().max(200) })

export const enterCodeSchema = z.strictObject({
  clientId: clientIdSchema,
  language: z.enum(languages),
  code: returnCodeSchema,
})
