import { maxTextLength } from '../../../../../shared/limits.ts'
import type { StillStart } from '../../../../../shared/wire/visitor.ts'
import { hasConversation, isClosed } from '../state/select.ts'
import { accessibilitySections } from '../views/Accessibility.tsx'
import { ProtectionPoints } from '../views/Protection.tsx'
import { Sections } from '../views/Sections.tsx'
import { StillConfirm } from './StillConfirm.tsx'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'
import { StillReturn } from './StillReturn.tsx'
import { StillGuard, StillSafety } from './StillSafety.tsx'

type StillFootProps = StillProps & {
  [Field in 'draft' | 'code' | 'notice' | 'marks' | 'about']: StillStart[Field] | undefined
}

export function StillFoot({ draft, code, notice, marks, about, ...view }: StillFootProps) {
  const { state, words, t, newId } = view
  const { language } = words
  return (
    <footer>
      {hasConversation(state) ? (
        <p class="fetch">
          <a href="/">{t('still.fetch')}</a>
        </p>
      ) : null}
      {marks ? <StillGuard text={draft ?? ''} marks={marks} {...view} /> : null}
      {isClosed(state) || marks ? null : (
        <StillForm act="text" fields={{ clientId: newId(), language }} class="write">
          <textarea
            name="text"
            rows={2}
            required
            maxLength={maxTextLength}
            aria-label={t('write')}
            placeholder={t('write')}
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            value={draft ?? ''}
          />
          <button type="submit">{t('write.send')}</button>
        </StillForm>
      )}
      <nav aria-label={t('more')}>
        <details>
          <summary class="quiet">{t('protection')}</summary>
          <div class="side">
            <ProtectionPoints t={t} stored="protection.do.page.still" leaving={['protection.leave.still']} />
          </div>
        </details>
        <details open={code !== undefined || notice === 'wrongCode'}>
          <summary class="quiet">{t('code.title')}</summary>
          <StillReturn code={code} {...view} />
        </details>
        {about ? (
          <details open={notice === 'badNumber'}>
            <summary class="quiet">{t('safety.title')}</summary>
            <StillSafety about={about} {...view} />
          </details>
        ) : null}
        <details>
          <summary class="quiet">{t('accessibility')}</summary>
          <div class="side">
            <Sections t={t} sections={accessibilitySections} />
          </div>
        </details>
        {hasConversation(state) ? (
          <StillConfirm
            act="erase"
            fields={{ language }}
            label={t('erase')}
            question={t('erase.question')}
            yes={t('erase.confirm')}
          />
        ) : null}
      </nav>
    </footer>
  )
}
