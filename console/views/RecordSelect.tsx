import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { afterChoosing, optionsOf } from '../state/closing.ts'
import { fieldName, recordWord } from '../text/recordWords.ts'
import type { FieldProps } from './RecordField.tsx'
import { useConsole } from './useConsole.ts'

/** One line that shows its default and opens into every code of the field. */
export function RecordSelect(props: FieldProps) {
  return props.field.many ? <Several {...props} /> : <One {...props} />
}

function One({ field, value, choose, wordOf }: FieldProps) {
  return (
    <Select className="select" value={value[0] ?? null} onChange={(code) => choose(String(code))}>
      <Inside field={field} value={value} {...(wordOf ? { wordOf } : {})} />
    </Select>
  )
}

function Several({ field, value, choose, wordOf }: FieldProps) {
  return (
    <Select
      className="select"
      selectionMode="multiple"
      value={[...value]}
      onChange={(codes) => choose(afterChoosing(value, codes.map(String)))}
    >
      <Inside field={field} value={value} {...(wordOf ? { wordOf } : {})} />
    </Select>
  )
}

function Inside({ field, value, wordOf }: Omit<FieldProps, 'choose'>) {
  const { words } = useConsole()
  const word = (code: string) => wordOf?.(code) ?? recordWord(words.language, field.field, code)
  return (
    <>
      <Label>{fieldName(words.language, field.field)}</Label>
      <Button className="button plain selectButton">
        <SelectValue>{value.length > 0 ? value.map(word).join(', ') : words.t('closing.choose')}</SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="options">
          {optionsOf(field).map((code) => (
            <ListBoxItem key={code} id={code} className="option">
              {word(code)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </>
  )
}
