import type { ChoiceView } from '../../../../../shared/wire/visitor.ts'
import type { OpenChoices } from '../state/select.ts'
import { isSoft } from '../views/Choices.tsx'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

/** The buttons under the last bubble: one form, so that whichever is pressed first is the one that counts. */
export function StillChoices({ open, words, t, newId }: StillProps & { open: OpenChoices }) {
  const { language } = words
  const among = open.many ? open.choices.filter((choice) => !isSoft(choice)) : []
  const alone = open.choices.filter((choice) => !among.includes(choice))
  if (open.choices.length === 0 && !open.human) return null
  const fields = { clientId: newId(), language, step: open.step }
  return (
    <fieldset class="choices" aria-label={t('choices')}>
      {among.length > 0 ? (
        <StillForm act="choices" fields={fields}>
          <fieldset>
            <legend>{t('choices.many')}</legend>
            {among.map(({ choice, label }) => (
              <label key={choice} class="tick">
                <input type="checkbox" name="choice" value={choice} />
                {label}
              </label>
            ))}
            <button type="submit" class="main">
              {t('choices.send')}
            </button>
          </fieldset>
        </StillForm>
      ) : null}
      {alone.length > 0 ? (
        <StillForm act="choices" fields={{ ...fields, clientId: newId() }} class="choices">
          {alone.map((choice, at) => (
            <ChoiceButton key={choice.choice} choice={choice} soft={isSoft(choice) && at + among.length > 0} />
          ))}
        </StillForm>
      ) : null}
      {open.human ? (
        <StillForm act="human" fields={{ clientId: newId(), language }}>
          <button type="submit" class="soft">
            {t('human')}
          </button>
        </StillForm>
      ) : null}
    </fieldset>
  )
}

function ChoiceButton({ choice, soft }: { choice: ChoiceView; soft: boolean }) {
  return (
    <button type="submit" name="choice" value={choice.choice} class={soft ? 'soft' : undefined}>
      <bdi lang={choice.language}>{choice.label}</bdi>
    </button>
  )
}
