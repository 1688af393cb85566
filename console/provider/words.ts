import english from '../../locales/en/provider.json' with { type: 'json' }
import swedish from '../../locales/sv/provider.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'
import { type Path, textsByKey } from '../text/textsByKey.ts'

export type ProviderKey = Path<typeof swedish>

const texts: Record<ConsoleLanguage, ReadonlyMap<string, string>> = {
  sv: textsByKey(swedish),
  en: textsByKey(english),
}

/** What is said about the identity provider, apart from the rest because most lines have none. */
export const providerText = (language: ConsoleLanguage, key: ProviderKey) => texts[language].get(key) ?? key
