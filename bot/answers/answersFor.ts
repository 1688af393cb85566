import { type Language, languages } from '../../shared/languages.ts'
import type { Answers } from './answers.ts'
import { createAnswers } from './createAnswers.ts'
import { createListeners } from './findSignal.ts'
import { type ReadLocale, readWords } from './words.ts'

/** Throws, naming file and field, when a word list is wrong. */
export function allAnswers(read: ReadLocale): Record<Language, Answers> {
  const lists = languages.map((language) => readWords(language, read))
  const listeners = createListeners(lists)
  const entries = lists.map((words) => [words.language, createAnswers(words, listeners)])
  return Object.fromEntries(entries) as Record<Language, Answers>
}
