import { readFileSync } from 'node:fs'
import type { Language } from '../../shared/languages.ts'

/** One file of a language, as it stands; whoever uses it checks its form. */
export function readLocale(language: Language, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../locales/${language}/${name}.json`, import.meta.url), 'utf8'))
}
