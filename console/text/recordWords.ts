import english from '../../locales/en/record.json' with { type: 'json' }
import swedish from '../../locales/sv/record.json' with { type: 'json' }
import type { ConsoleLanguage } from '../../shared/languages.ts'

interface RecordTexts {
  fields: Readonly<Record<string, string>>
  codes: Readonly<Record<string, Readonly<Record<string, string>>>>
  notKnown: string
  declined: string
}

export const recordTexts: Record<ConsoleLanguage, RecordTexts> = { sv: swedish, en: english }

export const fieldName = (language: ConsoleLanguage, field: string) => recordTexts[language].fields[field] ?? field

/** The word for a code of a field of the contact record. */
export function recordWord(language: ConsoleLanguage, field: string, code: string): string {
  const { codes, notKnown, declined } = recordTexts[language]
  if (code === 'notKnown') return notKnown
  if (code === 'declined') return declined
  return codes[field]?.[code] ?? code
}
