import type { Entry, EntryDraft } from '../../shared/entry.ts'
import type { Language } from '../../shared/languages.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Audience, SignalCategory } from '../../shared/screening.ts'
import type { Settings } from '../../shared/settings.ts'
import type { SmallTalk } from '../../shared/smallTalk.ts'
import { audienceOf, type Conversation, fold, isByPhone } from './conversation.ts'
import { offeredOf } from './screeningOffer.ts'
import { forChild, promptFor, type StepName } from './triageScript.ts'

/** Whether somebody answers now, and what is promised (opening hours are the promise, a live console is the truth). */
export type LineState =
  /** A responder is on duty in a live console, whatever the hour. */
  | { kind: 'staffed' }
  /** As above, and they have said that they cannot take more just now. */
  | { kind: 'full' }
  /** Within the opening hours, but nobody of staff is there. */
  | { kind: 'unstaffed' }
  /** Outside the opening hours; `opensAt` in milliseconds, absent when no opening is planned. */
  | { kind: 'closed'; opensAt?: number }

/** Somebody answers, and nobody of them reads this language. */
export const isUnread = ({ kind }: LineState, read: readonly Language[], language: Language) =>
  (kind === 'staffed' || kind === 'full') && !read.includes(language)

/** What was found in a text before it is decided on. */
export interface Heard {
  signal?: { category: SignalCategory; certain: boolean } | undefined
  /** The language it is clearly written in, where that is another than the conversation's. */
  language?: Language | undefined
  /** Best first. */
  topics: readonly { id: string }[]
  /** Whether the first topic is an answer. */
  answered: boolean
  /** Topics of a text that asks two or more things, in the order they are asked. */
  each?: readonly string[]
  /** Where the whole text asks nothing. */
  smallTalk?: SmallTalk | undefined
  /** Of a word that was chosen as the safe word: a keyed digest, which is all that is kept. */
  digest?: string
}

/** What a decision needs to know of the world outside the conversation. */
export interface Situation {
  at: number
  line: LineState
  /** What is read by somebody who answers now. */
  staffLanguages: readonly Language[]
  /** Languages a visitor may choose. */
  languages: readonly Language[]
  districts: readonly Pick<Settings['districts'][number], 'code' | 'name'>[]
  /** What can be browsed in a language: not every topic is in every one. */
  groupsFor(audience: Audience, language: Language): readonly { id: string; topics: readonly string[] }[]
}

/** Entries being decided on in one go; `now()` is the conversation with all of them in it. */
export interface Turn {
  readonly situation: Situation
  readonly entries: Entry[]
  now(): Conversation
  /** Adds an entry and gives its number. */
  add(draft: EntryWithoutTime): number
  /** Says a step of the script. */
  ask(step: StepName, over?: Partial<Prompt>): void
  /** Says something that asks nothing. */
  say(text: string, over?: Partial<Prompt>): void
}

/** Choices the visitor took of a step. */
export interface Taken {
  step: string
  choices: readonly string[]
}

type WithoutTime<D> = D extends EntryDraft ? Omit<D, 'at'> : never
/** An entry as a turn is given it; the turn knows what time it is. */
export type EntryWithoutTime = WithoutTime<EntryDraft>

/** Starts a turn on a conversation. Nothing is written: the entries are for the caller to append. */
export function beginTurn(conversation: Conversation, situation: Situation): Turn {
  let current = conversation
  const entries: Entry[] = []
  const add = (draft: EntryWithoutTime) => {
    const entry: Entry = { ...draft, seq: current.lastSeq + 1, at: situation.at }
    entries.push(entry)
    current = fold(current, [entry])
    return entry.seq
  }
  const prompt = (prompt: Prompt) =>
    add({
      kind: 'prompted',
      by: 'bot',
      prompt: { ...(isChild(current) ? forChild(prompt) : prompt), ...alsoIn(prompt, current) },
    })
  return {
    situation,
    entries,
    now: () => current,
    add,
    ask: (step, over) => {
      const asked = promptFor(step, { self: speaksOfSelf(current) }, over)
      prompt({ ...asked, choices: offeredOf(asked.choices, current) })
    },
    say: (text, over) => prompt({ step: 'none', text, choices: [], ...over }),
  }
}

/** Whoever is in danger reads it in the language they write in, whatever the conversation's is. */
function alsoIn({ acute }: Prompt, { language, alsoWrites }: Conversation): Pick<Prompt, 'alsoIn'> {
  return acute && alsoWrites && alsoWrites !== language ? { alsoIn: alsoWrites } : {}
}

/** Whoever writes for themselves and has said to be under 18 (Q2). What is said by telephone has one wording for everybody. */
export function isChild(conversation: Conversation) {
  const { Q2 } = conversation.answers
  return !isByPhone(conversation) && speaksOfSelf(conversation) && (Q2 === 1 || Q2 === 2)
}

/** Whether "du" is right: relatives and professionals are asked about "personen" (screening.md 5.2). */
export function speaksOfSelf(conversation: Conversation) {
  const audience = audienceOf(conversation)
  return audience !== 'relative' && audience !== 'professional'
}
