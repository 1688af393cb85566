import type { Change, ChangeProblem, EditableFile } from '../../shared/edits.ts'
import { type Language, languages } from '../../shared/languages.ts'
import type { ReadLocale } from '../answers/words.ts'
import { checkContent } from './checkContent.ts'
import type { Problem } from './contentFile.ts'
import { checkSettings } from './readSettings.ts'
import { languageAndName, partOf, partsOf } from './withChanges.ts'

/** Files as they stand. */
export interface Standing {
  file(name: EditableFile): unknown
  installed(name: EditableFile): unknown
  read: ReadLocale
}

/** Everything that would be wrong after these changes, at the field of the part it is in: the same checks as of the files. */
export function checkChanges(standing: Standing, changes: readonly Change[], today: string): ChangeProblem[] {
  const unknown = changes.filter(({ file, key }) => !isPart(standing, file, key))
  if (unknown.length > 0) return unknown.map(({ file, key }) => ({ file, key, path: [], message: 'notAllowed' }))
  const settings = changes.filter(({ file }) => file === 'settings')
  const texts = changes.filter(({ file }) => file !== 'settings')
  return [
    ...(settings.length > 0 ? settingsProblems(standing, settings) : []),
    ...texts.flatMap(ownProblems),
    ...(texts.length > 0 ? textProblems(standing, texts, today) : []),
  ]
}

const isPart = ({ installed }: Standing, file: EditableFile, key: string) => partOf(installed(file), key) !== undefined

function after(standing: Standing, name: EditableFile, changes: readonly Change[]): unknown {
  const own = new Map(changes.filter(({ file }) => file === name).map((change) => [change.key, change.value]))
  const file = standing.file(name)
  const part = (key: string, now: unknown) => {
    const value = own.get(key)
    if (value === undefined) return now
    return value === null ? partOf(standing.installed(name), key) : value
  }
  return Array.isArray(file)
    ? partsOf(file).map(([key, now]) => part(key, now))
    : Object.fromEntries(partsOf(file).map(([key, now]) => [key, part(key, now)]))
}

function settingsProblems(standing: Standing, changes: readonly Change[]): ChangeProblem[] {
  const checked = checkSettings(after(standing, 'settings', changes))
  const problems = 'problems' in checked ? checked.problems : []
  return [
    ...problems.map(({ path: [key = '', ...path], code, values }) => ({
      file: 'settings' as const,
      key: String(key),
      path,
      message: code,
      values,
    })),
    ...changes.filter(isUndecided).map(({ key }) => ({
      file: 'settings' as const,
      key,
      path: ['decision'],
      message: 'changeNeedsDecision',
    })),
  ]
}

/** How long texts are kept is the authority's decision, shorter too (requirements.md R7.5). */
function isUndecided({ key, value }: Change) {
  if (key !== 'retention' || value === null) return false
  return !String((value as { decision?: unknown }).decision ?? '').trim()
}

/** What the first screen and the consents say is kept by version with every answer to them. */
const versioned = /^(who\.notice|C[2-4](\..+)?)$/
const loud = /!|\p{Extended_Pictographic}|\b(vi|jag|kommunen) lovar\b|\bgaranterar\b|\b(we|I) (promise|guarantee)\b/u

function ownProblems({ file, key, value }: Change): ChangeProblem[] {
  const problem = (path: string[], message: string) => ({ file, key, path, message })
  if (value === null) return []
  if (file.endsWith('/prompts') && versioned.test(key)) return [problem([], 'consent')]
  if (typeof value === 'string') return loud.test(value) ? [problem([], 'loud')] : []
  if (!file.endsWith('/topics')) return [problem([], 'text')]
  const { id, title, answer } = value as Record<string, unknown>
  return [
    ...(id === key ? [] : [{ ...problem(['id'], 'keptId'), values: { id: key } }]),
    ...(loud.test(String(title)) ? [problem(['title'], 'loud')] : []),
    ...(loud.test(String(answer)) ? [problem(['answer'], 'loud')] : []),
  ]
}

function textProblems(standing: Standing, changes: readonly Change[], today: string): ChangeProblem[] {
  const changed = new Set(changes.map(({ file }) => file))
  const collisionsIn = languages.filter((language) => changed.has(`${language}/topics`))
  const texts = new Map([...changed].map((name) => [name as string, JSON.stringify(after(standing, name, changes))]))
  const readText = (...place: Parameters<ReadLocale>) =>
    texts.get(place.join('/')) ?? JSON.stringify(standing.read(...place))
  const problemsWith = (languages: readonly Language[]) =>
    checkContent(readText, { today, collisionsIn: languages }).problems.flatMap((problem) =>
      concerning(standing, changes, problem),
    )
  // What takes a while is looked at when the rest is right.
  const quick = problemsWith([])
  return quick.length > 0 || collisionsIn.length === 0 ? quick : problemsWith(collisionsIn)
}

/** What was wrong elsewhere before is for another day; a phrasing that now leads elsewhere is not. */
function concerning(standing: Standing, changes: readonly Change[], problem: Problem): ChangeProblem[] {
  const file = problem.file.replace(/^locales\/|\.json$/g, '') as EditableFile
  const [first, ...path] = problem.path
  const key = typeof first === 'number' ? partsOf(standing.file(file))[first]?.[0] : first
  const isOurs = changes.some((change) => change.key === key && sameName(change.file, file))
  const isLedAstray = path[0] === 'phrasings' && changes.some((change) => change.file === file)
  if (key === undefined || !(isOurs || isLedAstray)) return []
  return [{ file, key, path: [...path], message: problem.code, values: problem.values }]
}

const sameName = (one: EditableFile, other: EditableFile) => languageAndName(one)[1] === languageAndName(other)[1]
