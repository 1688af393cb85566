import type { Explanation } from '../../shared/explanation.ts'
import type { Audience, SignalCategory } from '../../shared/screening.ts'
import type { SmallTalk } from '../../shared/smallTalk.ts'

export interface FoundTopic {
  id: string
  /** 0 to 1; comparable between topics of one text. */
  score: number
}

export interface FoundTopics {
  /** Whether the bot would answer with the first topic, or say that it is not sure. */
  answered: boolean
  /** Best first, at most three. */
  topics: FoundTopic[]
}

/** An acute signal (acute-signals.md 6.2 and 6.3). */
export interface FoundSignal {
  category: SignalCategory
  certain: boolean
}

/** Who asks, and what they were answered last: a question may lean on it. */
export interface Asking {
  audience?: Audience | undefined
  lastTopic?: string | undefined
}

export interface TopicGroup {
  id: string
  topics: string[]
}

/** What the line can answer in one language. Pure: its words are handed in. */
export interface Answers {
  findTopics(text: string, asking?: Asking): FoundTopics
  /** Topics of a text that asks two or more things, in the order they are asked; otherwise none. */
  findEach(text: string, asking?: Asking): string[]
  /** Where the whole text is small talk. */
  findSmallTalk(text: string): SmallTalk | undefined
  /** Looks in this language first and then in every other; never misses to save work. */
  findSignal(text: string): FoundSignal | undefined
  /** The same as all of these together, with the reasons: for whoever tries a text. */
  explain(text: string, asking?: Asking): Explanation
  /** In small steps, what the first text would have to wait for. */
  prepare(): Generator<void>
  /** Topics for browsing, by audience, in groups of at most a dozen. */
  groupsFor(audience: Audience): TopicGroup[]
}
