import english from '../../locales/en/dial.json' with { type: 'json' }
import swedish from '../../locales/sv/dial.json' with { type: 'json' }
import { type Path, textsByKey } from '../text/textsByKey.ts'
import { type Parameters, withParameters } from '../text/translate.ts'

type DialKey = Path<typeof swedish>

export const language = navigator.language.startsWith('sv') ? 'sv' : 'en'
const texts: ReadonlyMap<string, string> = textsByKey({ sv: swedish, en: english }[language])

/** What the telephone to try the line with says by itself. */
export const t = (key: DialKey, parameters: Parameters = {}) => withParameters(texts.get(key) ?? key, parameters)
