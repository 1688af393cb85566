/** Languages a visitor may choose. Swedish is the source; a missing text falls back to English, then Swedish. */
export const languages = ['sv', 'en', 'ar', 'so'] as const
export type Language = (typeof languages)[number]

/** Languages that have every topic and text. The others have the most needed topics, and every text a visitor reads. */
export const completeLanguages = ['sv', 'en'] as const satisfies readonly Language[]
export type CompleteLanguage = (typeof completeLanguages)[number]

/** Languages the console speaks: those of staff, not of visitors. */
export const consoleLanguages = ['sv', 'en'] as const satisfies readonly Language[]
export type ConsoleLanguage = (typeof consoleLanguages)[number]

/** What an account works in until its administrator says otherwise: the languages the console speaks. */
export const usualWorkLanguages: readonly Language[] = [...consoleLanguages]

/**
 * Languages drafted by a machine that no person has reviewed: consent and acute texts are shown with the Swedish beside them
 * (tone-and-safety.md 7.7).
 */
export const draftedLanguages: readonly Language[] = ['ar', 'so']

/** Each language by its own name, in its own script (tone-and-safety.md 7.7: no flags). */
export const languageNames: Record<Language, string> = {
  sv: 'Svenska',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
}

export const directionOf: Record<Language, 'ltr' | 'rtl'> = { sv: 'ltr', en: 'ltr', ar: 'rtl', so: 'ltr' }

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)
export const isConsoleLanguage = (value: unknown): value is ConsoleLanguage =>
  consoleLanguages.includes(value as ConsoleLanguage)
