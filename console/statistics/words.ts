import english from '../../locales/en/statistics.json' with { type: 'json' }
import swedish from '../../locales/sv/statistics.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { StatisticsTexts } from '../../shared/statistics/words.ts'
import { recordTexts } from '../text/recordWords.ts'
import { type Path, textsByKey } from '../text/textsByKey.ts'
import { type Parameters, withParameters } from '../text/translate.ts'

export type StatisticsKey = Path<typeof swedish>

/** What the statistics page says things with. */
export interface StatisticsWords extends StatisticsTexts {
  language: ConsoleLanguage
  t(key: StatisticsKey, parameters?: Parameters): string
}

const texts: Record<ConsoleLanguage, ReadonlyMap<string, string>> = {
  sv: textsByKey(swedish),
  en: textsByKey(english),
}

export const statisticsWords = (language: ConsoleLanguage): StatisticsWords => ({
  language,
  record: recordTexts[language],
  t: (key, parameters = {}) => withParameters(texts[language].get(key) ?? key, parameters),
  word: (group, code) => texts[language].get(`${group}.${code}`),
})
