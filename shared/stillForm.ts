import { z } from 'zod'
import { clientIdSchema } from './ids.ts'
import { languages } from './languages.ts'
import { maxTextLength } from './limits.ts'
import { freeAnswers, lostContactKinds } from './safety.ts'

/** A browser sends a line's end as two characters, whatever the visitor typed. */
const written = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1).max(maxTextLength))
const language = z.enum(languages)
const act = <Name extends string>(name: Name) => z.literal(name)
const input = { clientId: clientIdSchema, language }

/**
 * What the page without script posts, and the way to it where ours does not run. `withoutScript` stands in these forms alone:
 * only they may set the cookie that holds the conversation (architecture.md, promise 2). Unknown fields are left out.
 */
export const stillFormSchema = z.object({ withoutScript: z.literal('yes') }).and(
  z.discriminatedUnion('act', [
    z.object({ act: act('text'), ...input, text: written, asIs: z.literal('yes').optional() }),
    /** Takes out what can give somebody away, and gives the rest back to be read through. */
    z.object({ act: act('remove'), language, text: written }),
    z.object({ act: act('freely'), ...input, answer: z.enum(freeAnswers) }),
    z.object({
      act: act('plan'),
      ...input,
      kind: z.enum(lostContactKinds),
      number: z.string().max(30).default(''),
      hour: z.string().max(2).default(''),
    }),
    z.object({ act: act('safeWord'), ...input, word: z.string().max(200) }),
    z.object({ act: act('show'), ...input, word: z.string().max(200) }),
    z.object({
      act: act('choices'),
      ...input,
      step: z.string().max(60),
      choice: z
        .union([z.string().max(60), z.array(z.string().max(60)).max(10)])
        .default([])
        .transform((given) => (typeof given === 'string' ? [given] : given)),
    }),
    z.object({ act: act('human'), ...input }),
    z.object({ act: act('language'), clientId: clientIdSchema, to: language }),
    z.object({ act: act('takeBack'), ...input, target: z.coerce.number().int().min(1) }),
    z.object({
      act: act('makeCode'),
      language,
      question: z.string().max(200).default(''),
      answer: z.string().max(200).default(''),
    }),
    z.object({ act: act('enterCode'), ...input, code: z.string().max(60) }),
    z.object({ act: act('erase'), language }),
    z.object({ act: act('startAgain'), language }),
    z.object({ act: act('leave') }),
    z.object({ act: act('open') }),
  ]),
)

export type StillForm = z.infer<typeof stillFormSchema>
