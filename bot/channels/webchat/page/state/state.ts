import type { Mark } from '../../../../../shared/identity.ts'
import type { ClientId } from '../../../../../shared/ids.ts'
import type { Language } from '../../../../../shared/languages.ts'
import type { VisitorEntryView, VisitorInputWire, VisitorState } from '../../../../../shared/wire/visitor.ts'
import type { Hindrance, LineEvent } from '../line/events.ts'

/** `received` only when the server has said that it is durable. */
export type Progress = { kind: 'sending' } | { kind: 'received'; seq: number } | { kind: 'refused'; code: string }

/** Something the visitor sent that is not among the entries yet. */
export interface Outgoing {
  clientId: ClientId
  input: VisitorInputWire
  /** The visitor's own words, or the words of the buttons. */
  text: string
  progress: Progress
  /** It is the safe word: nothing of it is shown. */
  hides?: true
}

/** A text that is not sent before the visitor has said what to do with what is marked in it. */
export interface Guarded {
  text: string
  marks: readonly Mark[]
}

/** What lies over the page: a blur when nobody has touched it for a while, and then, or when told to, nothing is left on it. */
export type Cover = 'none' | 'blurred' | 'hidden'

export interface PageState {
  /** The script has taken over from the server's first HTML. */
  live: boolean
  language: Language
  phase: 'first' | 'resuming' | 'talking' | 'erasing'
  /** What happened to the conversation before this one. */
  notice?: 'gone' | 'erased'
  entries: VisitorEntryView[]
  conversation?: VisitorState
  outgoing: Outgoing[]
  takingBack: { target: number; clientId: ClientId }[]
  inContact: boolean
  /** Why what was sent has to wait, although there is contact. */
  hindrance?: Hindrance
  shows: 'talk' | 'protection' | 'return' | 'safety' | 'accessibility'
  cover: Cover
  draft: string
  guarded?: Guarded
  /** The visitor has done nothing for long. */
  silent: boolean
  /** What was written on the list that is shown meanwhile. */
  listed: readonly string[]
}

export type PageEvent =
  | LineEvent
  | { type: 'cameAlive' }
  | { type: 'resumed' }
  | { type: 'wrote'; draft: string }
  | { type: 'sent'; clientId: ClientId; input: VisitorInputWire; text: string; hides?: true }
  | { type: 'guarded'; text: string; marks: readonly Mark[] }
  /** What is left to write. */
  | { type: 'unguarded'; draft: string }
  | { type: 'longSilence' }
  | { type: 'sentAgain'; clientId: ClientId; newId: ClientId }
  | { type: 'putBack'; clientId: ClientId }
  | { type: 'tookBack'; clientId: ClientId; target: number }
  | { type: 'choseLanguage'; language: Language }
  | { type: 'askedToErase' }
  | { type: 'startedAgain' }
  | { type: 'opened'; shows: PageState['shows'] }
  | { type: 'covered'; how: Exclude<Cover, 'none'> }
  | { type: 'uncovered' }

export const firstState = (language: Language): PageState => ({
  live: false,
  language,
  phase: 'first',
  entries: [],
  outgoing: [],
  takingBack: [],
  inContact: true,
  shows: 'talk',
  cover: 'none',
  draft: '',
  silent: false,
  listed: [],
})
