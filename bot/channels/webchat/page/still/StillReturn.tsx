import { spacedCode } from '../../../../../shared/codePaths.ts'
import { hasConversation, isClosed } from '../state/select.ts'
import { ControlFields } from '../views/ControlFields.tsx'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

/** Coming back later with a code, without script. */
export function StillReturn({ code, state, words, t, newId }: StillProps & { code: string | undefined }) {
  if (code) {
    return (
      <div class="side">
        <p class="code" dir="ltr" role="status" tabIndex={-1} autofocus>
          {spacedCode(code)}
        </p>
        <p>{t('code.keep')}</p>
      </div>
    )
  }
  if (hasConversation(state) && !isClosed(state)) {
    return (
      <StillForm act="makeCode" fields={{ language: words.language }} class="side">
        <p>{t('code.make.text')}</p>
        <ControlFields t={t}>{() => ({})}</ControlFields>
        <button type="submit" class="main">
          {t('code.make')}
        </button>
      </StillForm>
    )
  }
  return (
    <StillForm act="enterCode" fields={{ clientId: newId(), language: words.language }} class="side">
      <p>{t('code.enter.text')}</p>
      <label class="field">
        {t('code.enter.label')}
        <input
          name="code"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          maxLength={30}
          dir="ltr"
          required
        />
      </label>
      <button type="submit" class="main">
        {t('code.enter')}
      </button>
    </StillForm>
  )
}
