import type { ComponentChildren } from 'preact'
import type { StillForm as Posted } from '../../../../../shared/stillForm.ts'

interface StillFormProps {
  act: Posted['act']
  fields?: Readonly<Record<string, string>>
  class?: string
  label?: string
  children: ComponentChildren
}

/** A form that does one thing at the page's one address. Its own id makes a double press harmless. */
export function StillForm({ act, fields = {}, class: name, label, children }: StillFormProps) {
  const hidden = { withoutScript: 'yes', act, ...fields }
  return (
    <form method="post" action="/" autocomplete="off" class={name} aria-label={label}>
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  )
}
