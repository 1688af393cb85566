import { useState } from 'react'
import type { RecordField } from '../../shared/contactRecord.ts'
import { type OutsideContact as Contact, countsAnswers } from '../../shared/wire/console.ts'
import { missingFields, mustChoose } from '../state/closing.ts'
import type { RecordChoices } from '../state/consoleState.ts'
import { canRecord, outsideFields, valueIn, withCodes } from '../state/outsideContact.ts'
import { fieldName } from '../text/recordWords.ts'
import { Button } from './Button.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { OutcomeChoice } from './OutcomeChoice.tsx'
import type { FieldProps } from './RecordField.tsx'
import { RecordSelect } from './RecordSelect.tsx'
import { UrgencyChoice } from './UrgencyChoice.tsx'
import { useConsole } from './useConsole.ts'

export function OutsideContactForm({ close }: { close(): void }) {
  const { actions, words } = useConsole()
  const [recordId] = useState(() => crypto.randomUUID())
  const [counts, setCounts] = useState<Contact['counts']>()
  const [chosen, setChosen] = useState<RecordChoices>({})
  const [saving, setSaving] = useState(false)
  async function save() {
    if (!counts) return
    setSaving(true)
    // A refusal is told beside the form, which stays as it was filled in.
    if (await actions.recordContact({ recordId, counts, record: counts === 'no' ? {} : { ...chosen } })) close()
    else setSaving(false)
  }
  return (
    <>
      <p className="hint">{words.t('outside.text')}</p>
      <ChoiceList
        label={words.t('outside.counts')}
        choices={countsAnswers.map((answer) => [answer, words.t(`outside.${answer}`)] as const)}
        value={counts}
        choose={(answer) => setCounts(answer as Contact['counts'])}
      />
      {counts !== undefined && counts !== 'no' && (
        <Fields chosen={chosen} choose={(field, value) => setChosen({ ...chosen, [field]: value })} />
      )}
      <Missing counts={counts} chosen={chosen} />
      <div className="dialogButtons">
        <Button onPress={close}>{words.t('talk.cancel')}</Button>
        <Button look="primary" isDisabled={saving || !canRecord(counts, chosen)} onPress={() => void save()}>
          {words.t('outside.save')}
        </Button>
      </div>
    </>
  )
}

interface FieldsProps {
  chosen: RecordChoices
  choose(field: string, value: string | string[]): void
}

function Fields({ chosen, choose }: FieldsProps) {
  const { words } = useConsole()
  const [more, setMore] = useState(false)
  const fields = [...outsideFields.required, ...outsideFields.core, ...(more ? outsideFields.more : [])]
  return (
    <div className="outsideFields">
      {fields.map((field) => (
        <Field key={field.field} field={field} chosen={chosen} choose={choose} />
      ))}
      <Button look="quiet" aria-expanded={more} onPress={() => setMore(!more)}>
        {words.t(more ? 'closing.fewer' : 'closing.more')}
      </Button>
    </div>
  )
}

function Field({ field, chosen, choose }: FieldsProps & { field: RecordField }) {
  const { state } = useConsole()
  const props: FieldProps = {
    field: withCodes(field, state),
    value: valueIn(chosen, field),
    choose: (value) => choose(field.field, value),
  }
  if (field.field === 'district') {
    const districts = new Map(state.held.districts.map(({ code, name }) => [code, name]))
    return <RecordSelect {...props} wordOf={(code) => districts.get(code)} />
  }
  if (!mustChoose.includes(field.field)) return <RecordSelect {...props} />
  return field.many ? <OutcomeChoice {...props} /> : <UrgencyChoice {...props} />
}

function Missing({ counts, chosen }: { counts: Contact['counts'] | undefined; chosen: RecordChoices }) {
  const { words } = useConsole()
  const fields = missingFields(chosen).map(({ field }) => fieldName(words.language, field))
  const text =
    counts === 'no'
      ? words.t('outside.nothingKept')
      : counts !== undefined && fields.length > 0
        ? words.t('closing.mustChoose', { fields: new Intl.ListFormat(words.language).format(fields) })
        : ''
  return (
    <p role="status" className="hint">
      {text}
    </p>
  )
}
