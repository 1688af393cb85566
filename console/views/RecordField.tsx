import type { RecordField as Field } from '../../shared/contactRecord.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { mustChoose, shownIn } from '../state/closing.ts'
import type { Closing } from '../state/consoleState.ts'
import { OutcomeChoice } from './OutcomeChoice.tsx'
import { RecordSelect } from './RecordSelect.tsx'
import { UrgencyChoice } from './UrgencyChoice.tsx'
import { useConsole } from './useConsole.ts'

export interface FieldProps {
  field: Field
  /** The codes chosen, the main one first. */
  value: readonly string[]
  choose(value: string | string[]): void
  /** Where its codes are the municipality's own. */
  wordOf?(code: string): string | undefined
}

/** What must be chosen stands open; what has a default is one line. */
export function RecordField({ id, field, closing }: { id: ConversationId; field: Field; closing: Closing }) {
  const { actions } = useConsole()
  const props: FieldProps = {
    field,
    value: shownIn(closing, field),
    choose: (value) => actions.chooseInRecord(id, field.field, value),
  }
  if (!mustChoose.includes(field.field)) return <RecordSelect {...props} />
  return field.many ? <OutcomeChoice {...props} /> : <UrgencyChoice {...props} guess={closing.record.urgencyByBot} />
}
