import type { Language } from './languages.ts'
import type { SignalCategory } from './screening.ts'

/** A topic that a text may ask about, and why it was found. */
export interface TopicReason {
  id: string
  /** 0 to 1, as the bot goes by it. */
  score: number
  /** How likely the classifier holds it by stems, word pairs and groups of letters. */
  byWords: number
  /** How alike the text is to the nearest phrasing. */
  alike: number
  /** That phrasing. */
  nearest: string
  /** Cues of the topic whose words all stand in the text. */
  cues: string[]
}

/** A pattern of an acute signal that fits a text. */
export interface SignalReason {
  language: Language
  category: SignalCategory
  /** Of the pattern by itself, before anything lowers it. */
  certain: boolean
  pattern: string
  /** The words it fits, as they are read. */
  heard: string
  /** What makes it uncertain here: a negation, the past, an idiom. */
  loweredBy: string[]
}

/** What the bot makes of a text, and why. */
export interface Explanation {
  /** Whether the bot would answer with the first topic. */
  answered: boolean
  topics: TopicReason[]
  /** Topics of a text that asks several things. */
  each: string[]
  smallTalk?: string
  signal?: { category: SignalCategory; certain: boolean }
  patterns: SignalReason[]
  /** Categories whose examples the text is like, by language. */
  alike: { language: Language; category: SignalCategory; share: number }[]
  /** The language it is clearly written in. */
  writtenIn?: Language
}
