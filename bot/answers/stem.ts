import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import type { Language } from '../../shared/languages.ts'

/** For Somali there is no stemmer: letter groups have to do (topicFeatures.ts). */
const asWritten = (word: string) => word

const stemmers: Record<Language, (word: string) => string> = {
  sv: swedish,
  en: english,
  ar: arabic,
  so: asWritten,
}

/** What the forms of one word have in common. Letter groups catch what is left (topicFeatures.ts). */
export const stem = (language: Language, word: string): string => stemmers[language](word)
