import { z } from 'zod'
import type { Language } from '../../shared/languages.ts'
import { signalCategories } from '../../shared/screening.ts'
import { smallTalkKinds } from '../../shared/smallTalk.ts'
import { hasWords } from './normalise.ts'
import { hasNeededWord } from './signalPattern.ts'

const text = z.string().trim().min(1)
/** "&" has no words: there is nothing to look for, and nothing to go on from. */
const wording = text.refine(hasWords, 'has no words')
const wordings = z.record(text, z.array(wording).min(1)).superRefine((ways, { addIssue }) => {
  for (const right of Object.keys(ways).filter((key) => !hasWords(key)))
    addIssue({ code: 'custom', path: [right], message: 'has no words' })
})
/** A pattern whose every part may be missing would be found everywhere. */
const pattern = text.refine(hasNeededWord, 'needs a word that may not be missing')
/** Slang changes quickly: who keeps a list and when it was last gone through (acute-signals.md 6.1). */
const kept = { owner: text, date: z.iso.date() }

export const topicSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id such as om-tjansten'),
  audience: z.array(z.enum(['ALL', 'I', 'A', 'P'])).min(1),
  title: text.max(40),
  phrasings: z.array(text).min(1),
  /** Words and short phrases that point to this topic, though another may have them too. */
  cues: z.array(wording).default([]),
  answer: text,
  sources: z.array(text),
  confidence: z.enum(['source', 'corroborated', 'review']),
  /** The person who went through it last; nobody yet is null. */
  reviewed: z.strictObject({ by: text, at: z.iso.date() }).nullable().default(null),
  /** The day after which somebody must go through it again. */
  validUntil: z.iso.date().default('2027-11-24'),
})

export const slangSchema = z.strictObject({
  ...kept,
  /** Vowels that are written double in this language, such as the oo of "shoot". */
  doubledVowels: z.array(z.string().length(2)),
  /** Ways of spelling a word. */
  spellings: wordings,
  /** Words that ask for the same thing. Used for topics only: a signal tells a gun from a knife. */
  synonyms: wordings,
  /** Words that say nothing about what is asked. */
  fillers: z.array(wording),
  /** Words that are right as they stand, however near they are to one of a signal. */
  common: z.array(wording),
  /** What people write that the line has no answer to, and words of it. */
  elsewhere: z.array(wording).default([]),
  /** What is said and asks nothing. */
  smallTalk: z.partialRecord(z.enum(smallTalkKinds), z.array(wording)).default({}),
})

/** `recent` is a past that leaves a missing child missing; `over` tells that all is well again. */
const loweredBy = z.enum(['negation', 'past', 'recent', 'over', 'quotation', 'idiom', 'question'])

/** The language of patterns is told in `signalPattern.ts`. */
const signalSchema = z.strictObject({
  category: z.enum(signalCategories).exclude(['danger']),
  certain: z.boolean(),
  patterns: z.array(pattern).min(1),
  /** What does not lower this one, because it belongs to what is said ("wakes not", "since yesterday"). */
  keeps: z.array(loweredBy).default([]),
  ...kept,
})

export const signalWordsSchema = z.strictObject({
  ...kept,
  /** Words that stand for each other in patterns, by the name used there. */
  classes: z
    .record(z.string().regex(/^[a-zA-Z]+$/), z.array(wording).min(1))
    .refine((classes) => 'now' in classes, 'need a class "now": what happens now outweighs the past'),
  signals: z.array(signalSchema).min(1),
  /** Stretches of text that are not heard as a signal at all: idioms and everyday words. */
  harmless: z.array(pattern),
  /** What makes a certain signal uncertain, and never unheard. */
  lowering: z.record(loweredBy, z.array(pattern)),
  /** What people write when it is acute, by category: what no pattern hears and is like these is heard as uncertain. */
  examples: z.partialRecord(z.enum(signalCategories), z.array(text)).default({}),
  /** What sounds like it and is not. */
  calm: z.array(text).default([]),
})

export type Topic = z.infer<typeof topicSchema>
export type Slang = z.infer<typeof slangSchema>
export type SignalWords = z.infer<typeof signalWordsSchema>
export type LoweredBy = z.infer<typeof loweredBy>

/** What is needed to answer in one language. */
export interface Words {
  language: Language
  topics: readonly Topic[]
  slang: Slang
  signals: SignalWords
}

/** Reads one file of `locales/<language>/`, without its ending. */
export type ReadLocale = (language: Language, name: string) => unknown

/** Throws an error that names the file and every field an editor has got wrong. */
export function readWords(language: Language, read: ReadLocale): Words {
  return {
    language,
    topics: checked(z.array(topicSchema).min(1), { language, name: 'topics', read }),
    slang: checked(slangSchema, { language, name: 'slang', read }),
    signals: checked(signalWordsSchema, { language, name: 'signals', read }),
  }
}

function checked<T>(
  schema: z.ZodType<T>,
  { language, name, read }: { language: Language; name: string; read: ReadLocale },
): T {
  const result = schema.safeParse(read(language, name))
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `- ${path.join('.') || 'the file'}: ${message}`)
  throw new Error(`locales/${language}/${name}.json is wrong:\n${problems.join('\n')}`)
}
