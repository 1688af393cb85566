import { TextField as AriaTextField, Input, Label, TextArea } from 'react-aria-components'
import type { ChangeProblem } from '../../shared/edits.ts'
import { Problems } from './Problems.tsx'

interface Props {
  label: string
  value: string
  problems: readonly ChangeProblem[]
  write(text: string): void
  lang?: string
  dir?: 'ltr' | 'rtl'
  type?: string
  /** More than one is a box to write in. */
  rows?: number
}

/** A text with its problems under it. */
export function TextField({ label, value, problems, write, rows = 1, lang, dir, type }: Props) {
  return (
    <AriaTextField
      className="line"
      isInvalid={problems.length > 0}
      value={value}
      onChange={write}
      {...(type ? { type } : {})}
    >
      <Label>{label}</Label>
      {rows > 1 ? <TextArea rows={rows} lang={lang} dir={dir} /> : <Input lang={lang} dir={dir} />}
      <Problems problems={problems} />
    </AriaTextField>
  )
}
