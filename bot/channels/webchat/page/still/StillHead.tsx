import { languageNames } from '../../../../../shared/languages.ts'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

export function StillHead({ words, t, newId }: StillProps) {
  return (
    <header>
      <div class="bar">
        <h1>{t('heading')}</h1>
        <StillForm act="leave">
          <button type="submit" class="leave">
            {t('leave')}
          </button>
        </StillForm>
        <StillForm act="language" fields={{ clientId: newId() }} class="languages" label={t('language')}>
          {words.offered
            .filter((language) => language !== words.language)
            .map((language) => (
              <button key={language} type="submit" name="to" value={language} class="quiet" lang={language}>
                {languageNames[language]}
              </button>
            ))}
        </StillForm>
      </div>
      <p class="danger">
        {t('danger.question')} <a href="tel:112">{t('danger.call')}</a>
      </p>
    </header>
  )
}
