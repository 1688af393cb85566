import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { optionsOf } from '../state/closing.ts'
import { fieldName, recordWord } from '../text/recordWords.ts'
import type { FieldProps } from './RecordField.tsx'
import { useConsole } from './useConsole.ts'

/** Staff's own judgement; what the questions gave is told and not chosen for them. */
export function UrgencyChoice({ field, value, choose, guess }: FieldProps & { guess?: string }) {
  const { words } = useConsole()
  const suggested = guess && recordWord(words.language, 'urgencyByBot', guess)
  return (
    <RadioGroup className="choices" value={value[0] ?? null} onChange={choose} isRequired>
      <Label>{fieldName(words.language, field.field)}</Label>
      {suggested && <Text slot="description">{words.t('closing.byTheQuestions', { urgency: suggested })}</Text>}
      {optionsOf(field).map((code) => (
        <Radio key={code} value={code} className="choice radio">
          <span className="box" aria-hidden="true" />
          {recordWord(words.language, field.field, code)}
        </Radio>
      ))}
    </RadioGroup>
  )
}
