import english from '../../locales/en/administration.json' with { type: 'json' }
import swedish from '../../locales/sv/administration.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import { type Path, textsByKey } from '../text/textsByKey.ts'
import { type Parameters, withParameters } from '../text/translate.ts'
import { type Words as ConsoleWords, wordsOf } from '../text/words.ts'

export type AdministrationKey = Path<typeof swedish>

/** What these views say things with; `console` has the words of the rest. */
export interface Words {
  language: ConsoleLanguage
  console: ConsoleWords
  t(key: AdministrationKey, parameters?: Parameters): string
  /** The word for a code; one that is too new shows itself. */
  word(group: string, code: string, parameters?: Parameters): string
}

const texts: Record<ConsoleLanguage, ReadonlyMap<string, string>> = {
  sv: textsByKey(swedish),
  en: textsByKey(english),
}

export const administrationWords = (language: ConsoleLanguage): Words => ({
  language,
  console: wordsOf(language),
  t: (key, parameters = {}) => withParameters(texts[language].get(key) ?? key, parameters),
  word: (group, code, parameters = {}) => withParameters(texts[language].get(`${group}.${code}`) ?? code, parameters),
})
