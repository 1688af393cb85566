import type { Change, EditableFile } from '../../shared/edits.ts'
import type { Language } from '../../shared/languages.ts'
import { topicSchema } from '../answers/words.ts'

export type Changed = ReadonlyMap<string, Change['value']>

/**
 * A file of texts with the changes over it. A change that has no place in it any more, or no longer its form, is left out:
 * the program may be newer than the edit.
 */
export function withChanges(installed: unknown, changed: Changed): unknown {
  if (changed.size === 0) return installed
  return Array.isArray(installed)
    ? installed.map((topic: { id: string }) => (isTopic(changed.get(topic.id)) ? changed.get(topic.id) : topic))
    : mergedTexts(installed as Record<string, unknown>, changed)
}

const isTopic = (value: unknown) => topicSchema.safeParse(value).success

const mergedTexts = (texts: Record<string, unknown>, changed: Changed) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof changed.get(key) === 'string' ? changed.get(key) : text]),
  )

/** `sv/topics` is the topics of Swedish. */
export const languageAndName = (file: EditableFile) => file.split('/') as [Language, string]

/** The part of a file that a change takes the place of; undefined where there is none. */
export function partOf(file: unknown, key: string): unknown {
  if (Array.isArray(file)) return (file as { id: string }[]).find(({ id }) => id === key)
  const parts = file as Record<string, unknown>
  return Object.hasOwn(parts, key) ? parts[key] : undefined
}

/** Every part of a file with its key. */
export const partsOf = (file: unknown): [string, unknown][] =>
  Array.isArray(file)
    ? (file as { id: string }[]).map((topic) => [topic.id, topic])
    : Object.entries(file as Record<string, unknown>)
