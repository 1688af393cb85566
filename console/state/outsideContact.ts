import { otherMeansFields, type RecordField, withoutAnswer } from '../../shared/contactRecord.ts'
import type { OutsideContact } from '../../shared/wire/console.ts'
import { missingFields, mustChoose, requiredFields } from './closing.ts'
import type { ConsoleState, RecordChoices } from './consoleState.ts'

/** What is asked of a contact that did not come by the line: what must be said, what statistics need, and the rest. */
export const outsideFields = {
  required: requiredFields,
  core: otherMeansFields.filter(({ field, core }) => core && !mustChoose.includes(field)),
  more: otherMeansFields.filter(({ field, core }) => !core && !mustChoose.includes(field)),
}

/** The districts are the municipality's own; every other field has its codes. */
export function withCodes(field: RecordField, { held }: ConsoleState): RecordField {
  if (field.field !== 'district') return field
  return { ...field, codes: [...held.districts.map(({ code }) => code), 'otherMunicipality'] }
}

export const valueIn = (chosen: RecordChoices, { field }: RecordField): readonly string[] => {
  const value = chosen[field] ?? (mustChoose.includes(field) ? [] : [withoutAnswer[0]])
  return typeof value === 'string' ? [value] : value
}

/** Whoever said no leaves nothing, and nothing has to be said of them. */
export const canRecord = (counts: OutsideContact['counts'] | undefined, chosen: RecordChoices) =>
  counts === 'no' || (counts !== undefined && missingFields(chosen).length === 0)
