import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components'
import { afterChoosing, mostCodes, optionsOf } from '../state/closing.ts'
import { fieldName, recordWord } from '../text/recordWords.ts'
import type { FieldProps } from './RecordField.tsx'
import { useConsole } from './useConsole.ts'

/** Several codes; the first chosen is the main one. */
export function OutcomeChoice({ field, value, choose }: FieldProps) {
  const { words } = useConsole()
  const full = value.length >= mostCodes
  return (
    <CheckboxGroup
      className="choices"
      value={[...value]}
      onChange={(after) => choose(afterChoosing(value, after))}
      isRequired
    >
      <Label>{fieldName(words.language, field.field)}</Label>
      <Text slot="description">{words.t('closing.firstIsMain')}</Text>
      {optionsOf(field).map((code) => (
        <Checkbox key={code} value={code} className="choice" isDisabled={full && !value.includes(code)}>
          <span className="box" aria-hidden="true" />
          {recordWord(words.language, field.field, code)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
