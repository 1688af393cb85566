import english from '../../locales/en/trail.json' with { type: 'json' }
import swedish from '../../locales/sv/trail.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import { type Path, textsByKey } from '../text/textsByKey.ts'
import { type Parameters, withParameters } from '../text/translate.ts'
import type { Words } from '../text/words.ts'

type TrailKey = Path<typeof swedish>

const texts: Record<ConsoleLanguage, ReadonlyMap<string, string>> = {
  sv: textsByKey(swedish),
  en: textsByKey(english),
}

/** Everything that stands in the trail, as one looks for it. */
export const acts = Object.keys(swedish.act)

/** What the audit trail and its news of oneself are told with, apart from the rest because few read them. */
export const trailWords = ({ language, word }: Words) => ({
  t: (key: TrailKey, parameters: Parameters = {}) => withParameters(texts[language].get(key) ?? key, parameters),
  count(key: 'trail.times' | 'told.failed', count: number) {
    const form = new Intl.PluralRules(language).select(count)
    return withParameters(texts[language].get(`${key}_${form}`) ?? key, { count })
  },
  word: (group: 'act' | 'told.changed', code: string) => texts[language].get(`${group}.${code}`) ?? code,
  /** "Läsa ett avslutat samtal, klagomål": codes one after another, from several lists. */
  why(codes = '') {
    const own = (code: string) => texts[language].get(`why.${code}`) ?? texts[language].get(`refused.${code}`)
    const others = (code: string) => otherLists.map((list) => word(list, code)).find((text) => text !== code)
    return codes.split(' ').map((code) => others(code) ?? own(code) ?? code)
  },
})

const otherLists = ['openReason', 'fourEyes', 'fourEyesWhy', 'role']
