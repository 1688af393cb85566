import { isDeepStrictEqual } from 'node:util'
import type { Change, ChangeProblem, EditableFile } from '../../shared/edits.ts'
import { partsOf } from './withChanges.ts'

/** What a whole file changes. Parts are never added or taken away in this way: what names them is the program. */
export function compareFiles(
  file: EditableFile,
  standing: unknown,
  whole: unknown,
): { changes: Change[]; problems: ChangeProblem[] } {
  if (!hasForm(standing, whole)) return { changes: [], problems: [{ file, key: '', path: [], message: 'kind' }] }
  const [now, then] = [new Map(partsOf(standing)), new Map(partsOf(whole))]
  const problem = (key: string, message: string): ChangeProblem => ({ file, key, path: [], message, values: { key } })
  return {
    changes: [...then].flatMap(([key, value]) =>
      isDeepStrictEqual(now.get(key), value) ? [] : [{ file, key, value: value as Change['value'] }],
    ),
    problems: [
      ...[...now.keys()].filter((key) => !then.has(key)).map((key) => problem(key, 'missing')),
      ...[...then.keys()].filter((key) => !now.has(key)).map((key) => problem(key, 'notAllowed')),
    ],
  }
}

const hasForm = (standing: unknown, whole: unknown) =>
  Array.isArray(standing)
    ? Array.isArray(whole) && whole.every((part: unknown) => isRecord(part) && typeof part.id === 'string')
    : isRecord(whole)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
