import { readLocale } from '../../bot/text/readLocale.ts'
import type { Language } from '../../shared/languages.ts'
import { flat } from '../support/textKeys.ts'

/** What a button or a text says in a language, by its key; without the parts that only a server knows. */
export function wordsOf(
  language: Language,
  file:
    | 'page'
    | 'console'
    | 'dial'
    | 'prompts'
    | 'record'
    | 'administration'
    | 'provider'
    | 'statistics'
    | 'trail'
    | 'voice',
) {
  const texts = flat(readLocale(language, file))
  return (key: string) => {
    const text = texts.get(key)
    if (typeof text !== 'string') throw new Error(`locales/${language}/${file}.json has no "${key}"`)
    return text.replace(/\{\w+\}/g, '')
  }
}
