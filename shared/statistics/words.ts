import type { ExportWords } from './export/rows.ts'
import type { Release } from './release.ts'

/** Texts of one language: `word` gives the text of a group's code where there is one. */
export interface StatisticsTexts {
  word(group: string, code: string): string | undefined
  /** The names of a contact record's fields and codes. */
  record: {
    fields: Readonly<Record<string, string>>
    codes: Readonly<Record<string, Readonly<Record<string, string>>>>
    notKnown: string
    declined: string
  }
}

/** The municipality's names for the codes of its districts. */
export type Districts = readonly { code: string; name: string }[]

/** "Första halvåret 2026". */
export function periodName({ word }: StatisticsTexts, period: string) {
  const [year = '', part = 'year'] = period.split('-')
  return (word('period', part) ?? period).replace('{year}', year)
}

export const dimensionName = ({ word, record }: StatisticsTexts, dimension: string) =>
  word('panel', dimension) ?? record.fields[dimension] ?? dimension

/** What is counted together has a name of its own; the rest is called by its codes. */
export const groupName = (
  texts: StatisticsTexts,
  dimension: string,
  codes: readonly string[],
  districts: Districts = [],
) => texts.word('group', codes.join('+')) ?? codes.map((code) => codeName(texts, dimension, code, districts)).join(', ')

export function codeName(
  { word, record }: StatisticsTexts,
  dimension: string,
  code: string,
  districts: Districts = [],
): string {
  if (/Agrees?$/.test(dimension)) return word('panel', code === 'yes' ? 'agreesYes' : 'agreesNo') ?? code
  if (code === 'notKnown' || code === 'declined') return record[code]
  return districts.find((one) => one.code === code)?.name ?? record.codes[dimension]?.[code] ?? code
}

export const definitionOf = ({ word }: StatisticsTexts, dimension: string) => word('definition', dimension) ?? ''

/** What belongs under every table (contact-record.json). */
export const footerOf = ({ word }: StatisticsTexts, { definition, rules }: Release) =>
  [word('page', 'footer'), word('page', 'rules')]
    .join(' ')
    .replace('{definition}', definition)
    .replace('{rules}', rules)

export function exportWords(texts: StatisticsTexts, release: Release, districts: Districts): ExportWords {
  return {
    dimension: (name) => dimensionName(texts, name),
    group: (name, codes) => groupName(texts, name, codes, districts),
    definition: (name) => definitionOf(texts, name),
    heading: (name) => texts.word('export', name) ?? name,
    notShown: texts.word('export', 'notShown') ?? '',
    period: (period) => periodName(texts, period),
    footer: footerOf(texts, release),
  }
}
