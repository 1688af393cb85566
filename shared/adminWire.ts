import { z } from 'zod'
import { type AccountChanged, accountWantedSchema } from './accounts.ts'
import { type ChangeProblem, changeSchema, type Edited, editableFiles, type FileView, type Version } from './edits.ts'
import type { Explanation } from './explanation.ts'
import { accountReasons, proofSchema, referenceSchema } from './fourEyes.ts'
import { keptTextIdSchema } from './ids.ts'
import { type Language, languages } from './languages.ts'
import { maxTextLength } from './limits.ts'
import type { Role } from './roles.ts'
import { audiences } from './screening.ts'
import { staffNameSchema } from './staffName.ts'

/** What the administration of the console asks, each with `POST /admin/<name>`: nothing of it stands in an address. */

const seq = z.int().min(1)
const known = z.int().min(0)
const textChange = changeSchema.refine(({ file }) => file !== 'settings')
const settingsChange = changeSchema.refine(({ file }) => file === 'settings')
const textFile = z.enum(editableFiles).exclude(['settings'])
const workLanguagesSchema = z
  .array(z.enum(languages))
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'names a language twice')
const named = z.strictObject({ name: staffNameSchema, proof: proofSchema })

export const fromAdministration = {
  'settings/read': z.strictObject({}),
  /** `known` is the last edit that whoever edits has seen. */
  'settings/edit': z.strictObject({ changes: z.array(settingsChange).min(1).max(100), known }),
  'settings/import': z.strictObject({ value: z.json(), known }),
  'settings/history': z.strictObject({ key: z.string().max(120) }),
  'settings/undo': z.strictObject({ seq }),
  /** Asks a second administrator for other times of keeping texts. */
  'settings/askRetention': z.strictObject({ value: z.json(), known, reference: referenceSchema, proof: proofSchema }),
  'texts/read': z.strictObject({ file: textFile }),
  'texts/edit': z.strictObject({ changes: z.array(textChange).min(1).max(100), known }),
  'texts/import': z.strictObject({ file: textFile, value: z.json(), known }),
  'texts/history': z.strictObject({ file: textFile, key: z.string().max(120) }),
  'texts/undo': z.strictObject({ seq }),
  'texts/try': z.strictObject({
    language: z.enum(languages),
    audience: z.enum(audiences),
    text: z.string().trim().min(1).max(maxTextLength),
  }),
  'unanswered/read': z.strictObject({}),
  'unanswered/erase': z.strictObject({ id: keptTextIdSchema }),
  'accounts/read': z.strictObject({}),
  /** Gives a right: asks a second administrator, or does it where one decides alone. */
  'accounts/ask': z.strictObject({
    wanted: accountWantedSchema,
    why: z.enum(accountReasons),
    reference: referenceSchema,
    proof: proofSchema,
  }),
  'accounts/disable': named,
  'accounts/signOut': named,
  'accounts/setLanguages': z.strictObject({ name: staffNameSchema, languages: workLanguagesSchema }),
} as const
export type AdministrationAsk = keyof typeof fromAdministration

export interface AccountView {
  number: number
  name: string
  role: Role
  languages: readonly Language[]
  disabled: boolean
  /** Until when the one-time password it was given makes a way in, while nobody has used it; in milliseconds. */
  firstPassword?: { until: number; isOver: boolean }
}

export interface AccountsView {
  accounts: AccountView[]
  /** Whether whoever asks decides alone, as the line's one administrator. */
  alone: boolean
}

export interface UnansweredView {
  /** By day and language, newest first. */
  counts: { day: string; language: Language; texts: number }[]
  /** Texts whose visitors agreed; soonest to be erased first. */
  texts: { id: string; text: string; language: Language; eraseAt: number }[]
}

export interface AdministrationReplies {
  'settings/read': FileView
  'settings/edit': Edited
  'settings/import': Edited
  'settings/history': Version[]
  'settings/undo': Edited
  /** With no problems it stands open. */
  'settings/askRetention': { problems: ChangeProblem[] }
  /** `parameters` is what a visitor reads in the place of `{name}`. */
  'texts/read': FileView & { parameters: Record<string, string> }
  'texts/edit': Edited
  'texts/import': Edited
  'texts/history': Version[]
  'texts/undo': Edited
  'texts/try': Explanation
  'unanswered/read': UnansweredView
  'unanswered/erase': Record<string, never>
  'accounts/read': AccountsView
  /** What was done at once, or that a second administrator was asked. */
  'accounts/ask': AccountChanged | { asked: true }
  'accounts/disable': Record<string, never>
  'accounts/signOut': Record<string, never>
  'accounts/setLanguages': AccountView
}
