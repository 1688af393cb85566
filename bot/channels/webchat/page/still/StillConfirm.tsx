import type { StillForm as Posted } from '../../../../../shared/stillForm.ts'
import { StillForm } from './StillForm.tsx'

interface StillConfirmProps {
  act: Posted['act']
  fields: Readonly<Record<string, string>>
  label: string
  question: string
  yes: string
}

/** A button that asks again in its own place, by the browser's own means; closing it again changes nothing. */
export function StillConfirm({ act, fields, label, question, yes }: StillConfirmProps) {
  return (
    <details class="confirming">
      <summary class="quiet">{label}</summary>
      <StillForm act={act} fields={fields} class="confirm" label={question}>
        <span>{question}</span>
        <button type="submit" class="firm">
          {yes}
        </button>
      </StillForm>
    </details>
  )
}
