import english from '../../locales/en/console.json' with { type: 'json' }
import swedish from '../../locales/sv/console.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import { type Path, textsByKey } from './textsByKey.ts'

type Plural<K extends string> = K extends `${infer Stem}_other` ? Stem : never

/** Every text of the console, by its place in `locales/<language>/console.json`. */
export type TextKey = Path<typeof swedish>
export type PluralKey = Plural<TextKey>
export type Parameters = Readonly<Record<string, string | number>>

const texts: Record<ConsoleLanguage, ReadonlyMap<string, string>> = {
  sv: textsByKey(swedish),
  en: textsByKey(english),
}

/** The text of a key, with `{name}` filled in. */
export function translate(language: ConsoleLanguage, key: TextKey, parameters: Parameters = {}): string {
  return withParameters(texts[language].get(key) ?? texts.sv.get(key) ?? key, parameters)
}

/** The text of a number of something, in the form the language has for it. */
export function translateCount(language: ConsoleLanguage, key: PluralKey, count: number): string {
  const form = new Intl.PluralRules(language).select(count)
  const text = texts[language].get(`${key}_${form}`) ?? texts[language].get(`${key}_other`) ?? key
  return withParameters(text, { count })
}

/** The word for a code that came over the wire; a code too new for this console shows itself. */
export function wordFor(language: ConsoleLanguage, group: string, code: string): string {
  return texts[language].get(`${group}.${code}`) ?? code
}

export function withParameters(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''))
}
