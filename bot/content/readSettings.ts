import { readFileSync } from 'node:fs'
import { contactRecordSchema, withoutAnswer } from '../../shared/contactRecord.ts'
import { type Settings, settingsSchema } from '../../shared/settings.ts'
import { problemWords, type Values } from './problemWords.ts'

export type SettingsOrProblems = { settings: Settings } | { problems: string[] }

/** Reads the settings file. A file that cannot be read is one problem among those of the whole configuration. */
export function readSettingsFile(path: string): SettingsOrProblems {
  try {
    return parseSettings(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return {
      problems: [`the settings file ${path} ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}`],
    }
  }
}

/** The settings, or everything that is wrong with them at once, each as the path of a setting and plain words. */
export function parseSettings(json: unknown): SettingsOrProblems {
  const read = checkSettings(json)
  if ('settings' in read) return read
  const problems = read.problems.map(({ path, code, values }) => `${pathOf(path)} ${problemWords(code, values)}`)
  return { problems: [...new Set(problems)] }
}

export interface SettingsProblem {
  path: (string | number)[]
  code: string
  values: Values
}

/** The same, for whoever shows each problem at its field. */
export function checkSettings(json: unknown): { settings: Settings } | { problems: SettingsProblem[] } {
  const read = checkedSchema.safeParse(json, { error: codeOf, reportInput: true })
  if (read.success) return { settings: read.data }
  return {
    problems: read.error.issues.flatMap((issue) => {
      const path = issue.path as (string | number)[]
      if (issue.code !== 'unrecognized_keys') return { path, code: issue.message, values: valuesOf(issue) }
      return issue.keys.map((key) => ({ path: [...path, key], code: 'unknownSetting', values: {} }))
    }),
  }
}

const { openingHours, districts, retention } = settingsSchema.shape

/** What holds between settings, beside the form of each. */
const checkedSchema = settingsSchema.extend({
  openingHours: openingHours.refine(
    ({ exceptions }) => isWithoutRepetition(exceptions.map(({ date }) => date)),
    'twoForOneDate',
  ),
  districts: districts.refine(
    (list) => isWithoutRepetition([...withoutAnswer, ...list.map(({ code }) => code)]),
    'codeTwice',
  ),
  retention: retention.refine(
    ({ closedHours, abandonedHours, waitingDays, decision }) =>
      Boolean(decision?.trim()) || (closedHours <= 24 && abandonedHours <= 24 && waitingDays <= 30),
    'needsDecision',
  ),
  // It goes into every contact record, where nothing but a code has room.
  definitionVersion: contactRecordSchema.shape.definitionVersion,
})

const isWithoutRepetition = (list: string[]) => new Set(list).size === list.length

/** `openingHours.monday[0]` */
const pathOf = (path: readonly (string | number)[]) =>
  path.length === 0
    ? 'the settings file'
    : path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join('')

interface Refused {
  code?: string | undefined
  input?: unknown
  expected?: unknown
  format?: unknown
  minimum?: number | bigint
  maximum?: number | bigint
  inclusive?: unknown
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'number',
  array: 'list',
  object: 'group',
  tuple: 'pair',
}
const formats: Record<string, string> = { date: 'date', url: 'address' }

/** Asked only where a setting's schema has no code of its own. */
function codeOf({ code, input, expected, format, inclusive }: Refused) {
  if (input === undefined) return 'missing'
  if (code === 'invalid_type') return kinds[String(expected)] ?? 'kind'
  if (code === 'invalid_format') return formats[String(format)] ?? 'code'
  if (Array.isArray(input)) return 'length'
  if (code === 'too_small') return input === '' ? 'empty' : inclusive ? 'atLeast' : 'moreThan'
  return code === 'too_big' ? 'atMost' : 'notAllowed'
}

const valuesOf = ({ minimum, maximum }: Refused): Values => ({
  taken: withoutAnswer.join(', '),
  ...(minimum === undefined ? {} : { least: Number(minimum) }),
  ...(maximum === undefined ? {} : { most: Number(maximum) }),
})
