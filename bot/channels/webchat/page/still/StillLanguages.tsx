import { languageNames } from '../../../../../shared/languages.ts'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

export function StillLanguages({ words, t, newId }: StillProps) {
  return (
    <StillForm act="language" fields={{ clientId: newId() }} class="languages" label={t('language')}>
      {words.offered
        .filter((language) => language !== words.language)
        .map((language) => (
          <button key={language} type="submit" name="to" value={language} class="quiet" lang={language}>
            {languageNames[language]}
          </button>
        ))}
    </StillForm>
  )
}
