import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

export function StillHead({ t }: StillProps) {
  return (
    <header>
      <div class="bar">
        <h1>{t('heading')}</h1>
        <StillForm act="leave">
          <button type="submit" class="leave">
            {t('leave')}
          </button>
        </StillForm>
      </div>
      <p class="danger">
        {t('danger.question')} <a href="tel:112">{t('danger.call')}</a>
      </p>
    </header>
  )
}
