import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { languages } from '../../shared/languages.ts'
import { signalCategories } from '../../shared/screening.ts'

/**
 * `unseen` is what every figure is measured on: whoever changes word lists or rules neither reads it nor works on what it gets
 * wrong. `tuning` is for that. Which text is in which was drawn by lot before either was first looked at.
 */
export const textSets = ['unseen', 'tuning'] as const
export type TextSet = (typeof textSets)[number]

const common = { language: z.enum(languages), text: z.string().min(1) }

/** What a visitor asks; `topics` are those that answer it, best first, and none where the line has no answer. */
const questionSchema = z.strictObject({
  ...common,
  audience: z.enum(['self', 'relative', 'professional', 'undisclosed']),
  topics: z.array(z.string()),
})

/**
 * What is or sounds acute (acute-signals.md 6): `acute` has every category that fits, and none where it is harmless; only what
 * is `certain` may raise the red alarm by itself.
 */
const alarmSchema = z.strictObject({
  ...common,
  acute: z.array(z.enum(signalCategories)),
  certain: z.boolean(),
})

export type Question = z.infer<typeof questionSchema>
export type Alarm = z.infer<typeof alarmSchema>

export const readQuestions = (set: TextSet): Question[] => readLines(set, 'questions', questionSchema)
export const readAlarms = (set: TextSet): Alarm[] => readLines(set, 'alarms', alarmSchema)

function readLines<Value>(set: TextSet, name: string, schema: z.ZodType<Value>): Value[] {
  const lines = readFileSync(new URL(`${set}/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => schema.parse(JSON.parse(line)))
}
