import { z } from 'zod'
import { languages } from './languages.ts'

/**
 * A value put into a text. Names that end in `At` are instants in milliseconds and are written as a day and time of the
 * visitor's language; a list of text keys is translated and joined.
 */
export const parameterSchema = z.union([z.string(), z.number(), z.strictObject({ texts: z.array(z.string()) })])
export type Parameter = z.infer<typeof parameterSchema>

export const parametersSchema = z.record(z.string(), parameterSchema)
export type Parameters = z.infer<typeof parametersSchema>

export const choiceSchema = z.strictObject({
  /** Code within the step, for example `yes`; what the log keeps. */
  choice: z.string(),
  /** Text key of the button. */
  text: z.string(),
  parameters: parametersSchema.optional(),
  /** The key that stands for it on a phone and in a text-only channel. */
  key: z.string().optional(),
})
export type Choice = z.infer<typeof choiceSchema>

/** Everything we say: a text key, its parameters and choices. Chat writes a bubble with buttons, phone "press 1". */
export const promptSchema = z.strictObject({
  /** The step of the conversation an answer belongs to. */
  step: z.string(),
  text: z.string(),
  /** Text keys of what is said after it, each a paragraph of its own, with the same parameters. */
  more: z.array(z.string()).optional(),
  parameters: parametersSchema.optional(),
  choices: z.array(choiceSchema),
  /** Several choices may be taken at once (screening Q8). */
  many: z.literal(true).optional(),
  /** An acute text: shown first, in its own colour and with its number to call. */
  acute: z.literal(true).optional(),
  /** Said in this language too, beside the conversation's: the visitor writes it. */
  alsoIn: z.enum(languages).optional(),
})
export type Prompt = z.infer<typeof promptSchema>
