import type { Language } from '../../shared/languages.ts'

/** How days, numbers and lists are written in a language. Arabic with the digits that stand on a Swedish telephone. */
export const regionOf: Record<Language, string> = { sv: 'sv', en: 'en-GB', ar: 'ar-u-nu-latn', so: 'so' }
