import { type RecordField, staffFields, withoutAnswer } from '../../shared/contactRecord.ts'
import type { Closing, RecordChoices } from './consoleState.ts'

/** Only staff can know these, so each contact says them anew. */
export const mustChoose: readonly string[] = ['urgencyByStaff', 'outcome']

/** Codes that contradict every other code of a list, and how many a list takes (contactRecord.ts). */
const standsAlone: readonly string[] = ['none', ...withoutAnswer]
export const mostCodes = 5

export const requiredFields = staffFields.filter(({ field }) => mustChoose.includes(field)).sort(byPlace)
export const coreFields = staffFields.filter(({ field, core }) => core && !mustChoose.includes(field))
export const moreFields = staffFields.filter(({ core }) => !core)

function byPlace(one: RecordField, other: RecordField) {
  return mustChoose.indexOf(one.field) - mustChoose.indexOf(other.field)
}

/** What can be chosen in a field: for what staff must say, only the codes that say it. */
export const optionsOf = ({ field, codes = [] }: RecordField) =>
  mustChoose.includes(field) ? codes : [...codes, ...withoutAnswer]

/** What the form shows in a field: staff's choice, else the bot's guess, except where staff must choose. */
export function shownIn({ chosen, record }: Closing, { field }: RecordField): readonly string[] {
  const value = chosen[field] ?? (mustChoose.includes(field) ? [] : record[field])
  return typeof value === 'string' ? [value] : value
}

/** A list after a change: a code that stands alone pushes out the others, and is pushed out by them. */
export function afterChoosing(before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((code) => !before.includes(code))
  const alone = added.find((code) => standsAlone.includes(code))
  if (alone) return [alone]
  const kept = added.length > 0 ? after.filter((code) => !standsAlone.includes(code)) : [...after]
  return kept.slice(0, mostCodes)
}

/** The fields that still have to be chosen before the conversation can be closed. */
export const missingFields = (chosen: RecordChoices) =>
  requiredFields.filter(({ field }) => (chosen[field]?.length ?? 0) === 0)

/** How contacts end that were none, each by one key in the form: nothing more has to be chosen. */
export const quickEnds = {
  '1': { name: 'unreachable', outcome: 'brokenOff' },
  '2': { name: 'silent', outcome: 'brokenOff' },
  '3': { name: 'wrongNumber', outcome: 'couldNotHelp' },
  '4': { name: 'abusive', outcome: 'couldNotHelp' },
} as const
export type QuickEnd = keyof typeof quickEnds

/** The record of such an end: the urgency is what the questions gave. */
export function recordOfQuickEnd({ record, chosen }: Closing, end: QuickEnd): RecordChoices {
  const byBot = record.urgencyByBot
  const urgencyByStaff = byBot === 'notKnown' || byBot === 'declined' ? 'information' : byBot
  return { urgencyByStaff, ...chosen, outcome: [quickEnds[end].outcome] }
}
