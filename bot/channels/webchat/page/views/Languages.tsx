import { languageNames } from '../../../../../shared/languages.ts'
import type { ViewProps } from './Page.tsx'

/** Where the talk begins: in sight for whoever comes, and out of the way of the newest message on a small telephone. */
export function Languages({ words, t, actions }: ViewProps) {
  return (
    <fieldset class="languages" aria-label={t('language')}>
      {words.offered
        .filter((language) => language !== words.language)
        .map((language, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the button keeps its place, and focus with it, when it turns into another language's
            key={at}
            type="button"
            class="quiet"
            lang={language}
            onClick={() => actions?.chooseLanguage(language)}
          >
            {languageNames[language]}
          </button>
        ))}
    </fieldset>
  )
}
