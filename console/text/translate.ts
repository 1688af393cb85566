import swedish from '../../locales/sv/console.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import { type Path, textsByKey } from './textsByKey.ts'

type Plural<K extends string> = K extends `${infer Stem}_other` ? Stem : never

/** Every text of the console, by its place in `locales/<language>/console.json`. */
export type TextKey = Path<typeof swedish>
export type PluralKey = Plural<TextKey>
export type Parameters = Readonly<Record<string, string | number>>

/** Swedish is there from the start; English comes when it is chosen. */
const texts = new Map<ConsoleLanguage, ReadonlyMap<string, string>>([['sv', textsByKey(swedish)]])

export async function fetchTexts(language: ConsoleLanguage) {
  if (texts.has(language)) return
  const { default: english } = await import('../../locales/en/console.json', { with: { type: 'json' } })
  texts.set('en', textsByKey(english))
}

/** The text of a key, with `{name}` filled in. */
export function translate(language: ConsoleLanguage, key: TextKey, parameters: Parameters = {}): string {
  return withParameters(textOf(language, key) ?? textOf('sv', key) ?? key, parameters)
}

/** The text of a number of something, in the form the language has for it. */
export function translateCount(language: ConsoleLanguage, key: PluralKey, count: number): string {
  const form = new Intl.PluralRules(language).select(count)
  const text = textOf(language, `${key}_${form}`) ?? textOf(language, `${key}_other`) ?? key
  return withParameters(text, { count })
}

/** The word for a code that came over the wire; a code too new for this console shows itself. */
export function wordFor(language: ConsoleLanguage, group: string, code: string): string {
  return textOf(language, `${group}.${code}`) ?? code
}

const textOf = (language: ConsoleLanguage, key: string) => texts.get(language)?.get(key)

export function withParameters(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''))
}
