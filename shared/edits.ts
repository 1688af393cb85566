import { z } from 'zod'
import { languages } from './languages.ts'

/** Files of a language whose texts can be edited in the console, by the names they have in `locales/<language>/`. */
export const textFileNames = ['topics', 'prompts', 'page', 'topicGroups'] as const

/** Everything that can be edited: the settings, and the texts of each language (`sv/topics`). */
export const editableFiles = [
  'settings',
  ...languages.flatMap((language) => textFileNames.map((name) => `${language}/${name}` as const)),
] as const
export type EditableFile = (typeof editableFiles)[number]
export const textFiles = editableFiles.filter((file) => file !== 'settings')

/** One part of a file: a group of settings by its name, a topic by its id, a text by its key. */
export const placeSchema = z.strictObject({ file: z.enum(editableFiles), key: z.string().min(1).max(120) })
export type EditPlace = z.infer<typeof placeSchema>

/** How long texts are kept is not one person's to change. */
export const takesTwo = ({ file, key }: EditPlace) => file === 'settings' && key === 'retention'

export const changeSchema = placeSchema.extend({
  /** The whole part as it is to be from now on; null is as the file has it. */
  value: z.json(),
})
export type Change = z.infer<typeof changeSchema>

/** What was edited at once; edits are numbered from 1 without holes, and none is ever changed or removed. */
export interface Edit {
  seq: number
  /** When, in milliseconds. */
  at: number
  /** Number of the staff member. */
  by: number
  changes: Change[]
}

/** One thing that stood at a place from edit `seq` on; null is as the file has it. */
export interface Version {
  seq: number
  at: number
  by: number
  value: Change['value']
}

/** One part of a file as it stands. */
export interface PartView {
  key: string
  value: Change['value']
  /** Number of the last edit of it; 0 stands as it was installed. */
  edited: number
}

/** A file as it stands, part by part, and the number of the last edit in it. */
export interface FileView {
  parts: PartView[]
  lastSeq: number
}

/** What became of changes: saved as an edit, or what is wrong with them. */
export type Edited = { seq: number } | { problems: ChangeProblem[] }

/** Something that is wrong with a change, at the field where it stands. */
export interface ChangeProblem extends EditPlace {
  /** Within the part; empty where it is wrong as a whole. */
  path: (string | number)[]
  /** A code that the console has words for, or, where it has none, plain English. */
  message: string
  /** What the words need. */
  values?: Record<string, string | number>
}
