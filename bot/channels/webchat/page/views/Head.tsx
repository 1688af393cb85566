import { languageNames } from '../../../../../shared/languages.ts'
import type { ViewProps } from './Page.tsx'

export function Head({ words, t, actions, leaveTo }: ViewProps & { leaveTo: string }) {
  return (
    <header>
      <div class="bar">
        <h1>{t('heading')}</h1>
        <a
          class="leave"
          href={leaveTo}
          rel="noreferrer nofollow"
          draggable={false}
          onClick={(event) => {
            event.preventDefault()
            actions?.leave()
          }}
        >
          {t('leave')}
        </a>
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
      </div>
      <p class="danger">
        {t('danger.question')} <a href="tel:112">{t('danger.call')}</a>
      </p>
    </header>
  )
}
