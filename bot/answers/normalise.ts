const vowel = /[aeiouyåäöéü]/

/** Letters and digits of Arabic that are written one way or the other; carriers of hamza fall together with the marks. */
const arabicVariants: Readonly<Record<string, string>> = {
  ى: 'ي',
  ة: 'ه',
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, value) => [digit, String(value)])),
}

/** Where a sentence ends. A sign of its own, so that no pattern reaches from one sentence into the next. */
export const sentenceEnd = '.'

/**
 * Lower case, without rings, dots and repeated letters (acute-signals.md 6.1 point 4), so that "DÖÖÖRREN", "dorren" and
 * "dören" are one word. `doubledVowels` are those a language really has, such as the oo of "shoot".
 */
export function fold(text: string, doubledVowels: readonly string[] = []): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(\p{L})\1+/gu, (run, letter: string) => shortened(run, letter, doubledVowels))
    .normalize('NFKD')
    .replace(/[\p{M}\u200b-\u200d\u2060\u0640]/gu, '')
    .replace(/[ىة٠-٩]/g, (letter) => arabicVariants[letter] ?? letter)
}

/** The words of a text, folded; sentences are kept apart by `sentenceEnd`. */
export function wordsOf(text: string, doubledVowels: readonly string[] = []): string[] {
  const words = fold(text, doubledVowels).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}|[.!?؟]+(?=\s|$)/gu) ?? []
  return words.filter((word) => !isPause(word)).map((word) => (/^[.!?؟]/.test(word) ? sentenceEnd : word))
}

/** A text that is looked through in several languages. */
export interface Reading {
  text: string
  /** As the function; worked out once for all languages that agree on it. */
  wordsOf(doubledVowels: readonly string[]): readonly string[]
}

export function readingOf(text: string): Reading {
  const known = new Map<string, readonly string[]>()
  return {
    text,
    wordsOf(doubledVowels) {
      const key = doubledVowels.join()
      const words = known.get(key) ?? wordsOf(text, doubledVowels)
      known.set(key, words)
      return words
    },
  }
}

/** Whether there is anything but signs in a text. */
export const hasWords = (text: string): boolean => wordsOf(text).some((word) => word !== sentenceEnd)

export const sentencesOf = (words: readonly string[]): string[][] =>
  words
    .join(' ')
    .split(sentenceEnd)
    .map((sentence) => sentence.split(' ').filter(Boolean))
    .filter((sentence) => sentence.length > 0)

function shortened(run: string, letter: string, doubledVowels: readonly string[]) {
  const doubled = run.slice(0, 2)
  return run.length === 2 && vowel.test(letter) && doubledVowels.includes(doubled) ? doubled : letter
}

/** Three dots are a pause in a sentence, not its end. */
const isPause = (word: string) => /^\.{2,}$/.test(word)
