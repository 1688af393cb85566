import type { InputHTMLAttributes } from 'preact'
import type { Translate } from '../text/translate.ts'

interface ControlFieldsProps {
  t: Translate
  children(field: 'question' | 'answer'): InputHTMLAttributes<HTMLInputElement>
}

/** A question that only the visitor can answer, beside the code that somebody else may find. */
export function ControlFields({ t, children }: ControlFieldsProps) {
  return (
    <details class="control">
      <summary class="quiet">{t('control.title')}</summary>
      <p>{t('control.text')}</p>
      {(['question', 'answer'] as const).map((field) => (
        <label key={field} class="field">
          {t(`control.${field}`)}
          <input name={field} autocomplete="off" spellcheck={false} maxLength={200} dir="auto" {...children(field)} />
        </label>
      ))}
    </details>
  )
}
