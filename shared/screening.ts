import { z } from 'zod'

/** Codes of screening.md 5.7; words for them stand in `locales/`. */
export const urgencies = ['acute', 'urgent', 'soon', 'information'] as const
export type Urgency = (typeof urgencies)[number]

/** Who writes (screening.md step 0). */
export const audiences = ['self', 'relative', 'professional', 'undisclosed'] as const
export type Audience = (typeof audiences)[number]

/** In the order of table 5.4, which is the order they are listed in. */
export const tracks = [
  'professional',
  'relativeSupport',
  'protectionCase',
  'childrenAndYouth',
  'specialDefector',
  'defector',
  'sig',
  'socialServices',
  'honour',
  'addiction',
  'other',
] as const
export type Track = (typeof tracks)[number]

export const flags = [
  'child',
  'youngWithThreat',
  'suspect',
  'suicide',
  'extremism',
  'checkDefection',
  'otherMunicipality',
] as const
export type Flag = (typeof flags)[number]

export const ruleIds = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const
export type RuleId = (typeof ruleIds)[number]

export const needs = ['children', 'addiction', 'suicidal'] as const
export type Need = (typeof needs)[number]

const upTo = (most: number) => z.int().min(0).max(most).optional()

/** Answers as buttons or keys give them: 0 or absent is skipped (screening.md 5.2 and 5.6). `Q8: []` is "none", no list is skipped. */
export const screeningAnswersSchema = z.strictObject({
  role: upTo(3),
  Q1: upTo(3),
  Q2: upTo(4),
  Q3: upTo(3),
  Q4: upTo(5),
  Q5: upTo(3),
  Q6: upTo(3),
  Q7: upTo(3),
  Q8: z.array(z.enum(needs)).optional(),
  /** H2: the visitor named another municipality. */
  otherMunicipality: z.boolean().optional(),
  asksForHuman: z.boolean().default(false),
  /** An acute signal found in free text: none, denied (or not answered yet), or confirmed. */
  acuteSignal: z.enum(['none', 'denied', 'confirmed']).default('none'),
})
export type ScreeningAnswers = z.infer<typeof screeningAnswersSchema>

/** What the rule table makes of the answers. Sorts the queue and picks information; never a verdict, never told as one. */
export const screeningResultSchema = z.strictObject({
  urgency: z.enum(urgencies),
  points: z.int(),
  tracks: z.array(z.enum(tracks)),
  flags: z.array(z.enum(flags)),
  /** The rules that fired, which are the reasons staff see. */
  rules: z.array(z.enum(ruleIds)),
  /** How many of Q1–Q8 were skipped; shown to staff as "no answer", never as "no". */
  unanswered: z.int(),
})
export type ScreeningResult = z.infer<typeof screeningResultSchema>

export const signalCategories = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'danger'] as const
/** Category of an acute signal (acute-signals.md 6.2); `danger` is Q1 answered "yes, now", where no text says which. */
export type SignalCategory = (typeof signalCategories)[number]
