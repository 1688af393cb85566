import { type Change, type Edit, type EditableFile, editableFiles } from '../../shared/edits.ts'
import { type Language, languages } from '../../shared/languages.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Answers } from '../answers/answers.ts'
import { createAnswers } from '../answers/createAnswers.ts'
import { createListeners, type Listener } from '../answers/findSignal.ts'
import { type ReadLocale, readWords } from '../answers/words.ts'
import type { Content, SettingsSource } from '../ports/content.ts'
import { checkChanges } from './checkChanges.ts'
import { compareFiles } from './compareFiles.ts'
import { checkSettings } from './readSettings.ts'
import { type Changed, languageAndName, partsOf, withChanges } from './withChanges.ts'

export interface LiveContent extends Content {
  settings: SettingsSource
  answers: Record<Language, Answers>
}

/** What the installed words teach, which is the same for every line of this program and takes a second to learn. */
export interface Learnt {
  listeners: readonly Listener[]
  answers: ReadonlyMap<Language, Answers>
}

export function learnInstalled(read: ReadLocale): Learnt {
  const lists = languages.map((language) => readWords(language, read))
  const listeners = createListeners(lists)
  return { listeners, answers: new Map(lists.map((words) => [words.language, createAnswers(words, listeners)])) }
}

/** Files as they were installed, with the edits over them. An edit that no longer fits a newer program's settings is left out. */
export function createLiveContent(
  installedSettings: Settings,
  readInstalled: ReadLocale,
  { listeners, answers }: Learnt = learnInstalled(readInstalled),
): LiveContent {
  const files = new Map<EditableFile, unknown>()
  const changed = new Map<EditableFile, Map<string, Change['value']>>()
  let lastSeq = 0
  let settings = installedSettings
  const installed = (file: EditableFile): unknown =>
    file === 'settings' ? installedSettings : readInstalled(...languageAndName(file))
  const file: Content['file'] = (name) => {
    if (name === 'settings') return settings
    const known = files.get(name) ?? withChanges(installed(name), changed.get(name) ?? new Map())
    files.set(name, known)
    return known
  }
  const read: ReadLocale = (language, name) => {
    const editable = editableFiles.find((one) => one === `${language}/${name}`)
    return editable ? file(editable) : readInstalled(language, name)
  }
  const found = new Map(answers)

  function take({ seq, changes }: Edit) {
    lastSeq = seq
    for (const { file, key, value } of changes) {
      const parts = changed.get(file) ?? new Map<string, Change['value']>()
      if (value === null) parts.delete(key)
      else parts.set(key, value)
      changed.set(file, parts)
      files.delete(file)
    }
  }

  /** Signals are heard by the words as they were installed: an answer's edit never makes one unheard. */
  function learnAnew(edited: ReadonlySet<EditableFile>) {
    for (const language of languages)
      if (edited.has(`${language}/topics`)) found.set(language, createAnswers(readWords(language, read), listeners))
    if (edited.has('settings')) settings = settingsWith(installedSettings, changed.get('settings') ?? new Map())
  }

  return {
    lastSeq: () => lastSeq,
    read,
    file,
    parts: (name) => partsOf(file(name)).map(([key, value]) => ({ key, value: value as Change['value'] })),
    compare: (name, whole) => compareFiles(name, file(name), whole),
    check: (changes, today) => checkChanges({ file, installed, read }, changes, today),
    take(edits) {
      const next = edits.filter(({ seq }) => seq > lastSeq)
      for (const edit of next) take(edit)
      learnAnew(new Set(next.flatMap(({ changes }) => changes.map((change) => change.file))))
    },
    settings: { current: () => settings },
    answers: Object.fromEntries(
      languages.map((language) => [language, following(() => found.get(language) ?? missing(language))]),
    ) as Record<Language, Answers>,
  }
}

/** Group by group, so that one that no longer fits takes no other with it. */
function settingsWith(installed: Settings, changed: Changed): Settings {
  let settings = installed
  for (const [key, value] of changed) {
    const checked = checkSettings(Object.assign({}, settings, { [key]: value }))
    if ('settings' in checked) settings = checked.settings
  }
  return settings
}

/** Answers that are those of the moment. */
const following = (now: () => Answers): Answers => ({
  findTopics: (text, asking) => now().findTopics(text, asking),
  findEach: (text, asking) => now().findEach(text, asking),
  findSmallTalk: (text) => now().findSmallTalk(text),
  findSignal: (text) => now().findSignal(text),
  explain: (text, asking) => now().explain(text, asking),
  prepare: () => now().prepare(),
  groupsFor: (audience) => now().groupsFor(audience),
})

function missing(language: Language): never {
  throw new Error(`there are no answers in ${language}`)
}
