import type { Language } from './languages.ts'

/** Where the page fetches its words in another language. It tells a language, and nothing of who wants it. */
export const wordsPath = (language: Language) => `/words/${language}`
