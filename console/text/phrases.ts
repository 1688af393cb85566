import arabic from '../../locales/ar/phrases.json' with { type: 'json' }
import english from '../../locales/en/phrases.json' with { type: 'json' }
import somali from '../../locales/so/phrases.json' with { type: 'json' }
import swedish from '../../locales/sv/phrases.json' with { type: 'json' }
import type { ConsoleLanguage, Language } from '../../shared/languages.ts'

export type PhraseKey = keyof typeof swedish

const phrases: Record<Language, Readonly<Record<PhraseKey, string>>> = {
  sv: swedish,
  en: english,
  ar: arabic,
  so: somali,
}

export interface Phrase {
  key: PhraseKey
  /** As the visitor reads it. */
  text: string
  /** As staff read it. */
  meaning: string
}

const keys = Object.keys(swedish) as PhraseKey[]

/** Quick phrases in the visitor's language that have every word looked for, in that language or in staff's own. */
export function findPhrases(language: Language, own: ConsoleLanguage, lookedFor: string): Phrase[] {
  const words = lookedFor.toLowerCase().split(/\s+/)
  return keys
    .map((key) => ({ key, text: phrases[language][key], meaning: phrases[own][key] }))
    .filter(({ text, meaning }) => words.every((word) => `${text} ${meaning}`.toLowerCase().includes(word)))
}

/** Offers an interpreter by telephone, in the visitor's language. */
export const interpreterPhrase = (language: Language) => phrases[language].interpreter
