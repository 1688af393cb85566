import { z } from 'zod'
import type { Language } from './languages.ts'

/** Where the simulator's dial page is, on the console's listener only. */
export const dialPath = '/dial'

/** A call from the dial page; the number is what a telephone would show, or nothing. */
export const dialSchema = z.strictObject({ number: z.string().max(30).optional() })

/** What a caller does on the dial page. */
export const dialedSchema = z.union([
  z.strictObject({ kind: z.literal('key'), key: z.string().regex(/^[0-9*#]$/) }),
  z.strictObject({ kind: z.literal('digits'), digits: z.string().regex(/^\d{0,16}$/) }),
  z.strictObject({ kind: z.literal('silence') }),
  /** A message: a WAV file in base64. */
  z.strictObject({ kind: z.literal('recorded'), audio: z.string().max(300_000), seconds: z.int().min(0).max(90) }),
  z.strictObject({ kind: z.literal('hangUp') }),
])
export type Dialed = z.infer<typeof dialedSchema>

/** One thing the telephone does, in order; the words are those of the recordings in `sounds`. */
export interface DialStep {
  nth: number
  does: 'say' | 'ask' | 'connect' | 'record' | 'textMessage' | 'bridge' | 'hangUp'
  said: { language: Language; words: string; sounds: string[] }[]
  /** As many keys as come until `#`. */
  digits?: number
  /** How long an answer is waited for after the last word, in milliseconds. */
  timeoutMs?: number
  interruptible: boolean
}
