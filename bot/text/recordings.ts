import type { Language } from '../../shared/languages.ts'
import { readLocale } from './readLocale.ts'
import { type Translate, voiceText } from './translate.ts'

/** One recording there must be: what it is called, and the words in it. */
export interface Recording {
  language: Language
  /** Text key; `-2` at its end for the third part of a long one. */
  key: string
  words: string
}

/** So many letters are said in less than twelve seconds (tone-and-safety.md 7.1); Arabic writes fewer of what it says. */
const mostLetters: Record<Language, number> = { sv: 140, en: 130, ar: 80, so: 140 }

/** A text as recordings of whole sentences, none too long where its sentences allow it. */
export function partsOf(language: Language, text: string): string[] {
  const parts: string[] = []
  for (const sentence of text.split(/(?<=[.?؟!:])\s+/).filter((one) => one !== '')) {
    const joined = `${parts.at(-1)} ${sentence}`
    if (parts.length > 0 && joined.length <= mostLetters[language]) parts[parts.length - 1] = joined
    else parts.push(sentence)
  }
  return parts
}

export const partKey = (key: string, part?: number) => (part === undefined ? key : `${key}-${part}`)

/** Every recording a language needs, with the topics that are told by telephone. */
export function recordingsOf(t: Translate, language: Language, topics: readonly string[]): Recording[] {
  const own = Object.keys(readLocale(language, 'voice') as Record<string, string>)
  const whole = own.map((key) => ({ language, key, words: voiceText(t, language, key) }))
  return [...whole, ...topics.flatMap((topic) => topicParts(t, language, topic))]
}

function topicParts(t: Translate, language: Language, topic: string): Recording[] {
  const parts = partsOf(language, voiceText(t, language, topic))
  return parts.map((words, part) => ({ language, key: partKey(topic, parts.length > 1 ? part : undefined), words }))
}
