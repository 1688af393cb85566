import { z } from 'zod'
import type { Mark } from '../identity.ts'
import { type ClientId, clientIdSchema } from '../ids.ts'
import { type Language, languages } from '../languages.ts'
import { maxTextLength } from '../limits.ts'
import { freeAnswers } from '../safety.ts'
import { type LostContactPlan, lostContactPlanSchema, safeWordSchema } from '../safetySchemas.ts'
import type { Reply } from './reply.ts'

/** A button, in the visitor's language. */
export interface ChoiceView {
  choice: string
  label: string
  /** The language it is in, where that is another than the conversation's. */
  language?: Language
}

/** One entry as the visitor's page shows it, already in words. Entries a visitor has no use for come as `silent`, so that numbers have no gaps. */
export type VisitorEntryView =
  | { seq: number; shows: 'visitor'; text: string; clientId: ClientId; canTakeBack: boolean }
  | {
      seq: number
      shows: 'bot'
      paragraphs: string[]
      /** The same in Swedish, beside consent and acute texts of a language that no person has reviewed. */
      swedish?: string[]
      /** The same in the language the visitor writes, where that is another than the conversation's. */
      also?: { language: Language; paragraphs: string[] }
      acute: boolean
      step: string
      choices: ChoiceView[]
      many: boolean
    }
  | { seq: number; shows: 'staff'; text: string }
  /** A line across the page: an adviser is here, the conversation is closed. */
  | { seq: number; shows: 'line'; text: string }
  | { seq: number; shows: 'takenBack'; by: 'visitor' | 'staff' }
  /** Entry `target` was taken back: it is shown as `takenBack` from now on, and this entry shows nothing itself. */
  | { seq: number; shows: 'tookBack'; target: number; by: 'visitor' | 'staff'; clientId?: ClientId }
  | { seq: number; shows: 'silent'; clientId?: ClientId }

/** What holds right now; sent whole each time, never as a difference. */
export interface VisitorState {
  status: 'withBot' | 'waiting' | 'withStaff' | 'closed'
  language: Language
  lastSeq: number
  /** The prompt whose choices can be taken now, by its entry's number. */
  openPrompt?: number
  /** Only while waiting: the place in the queue, and what is true now, in words. */
  waiting?: { place: number; title: string; text: string }
  /** Only when closed: until when the text is kept, in words. */
  closedText?: string
  /** Whether the visitor can write freely is not known (any more). */
  asksFreely?: true
  /** What the visitor chose for when contact is lost; the number stays with staff. */
  plan?: LostContactPlan['kind']
  /** There is a safe word. */
  safeWord?: true
  /** The safe word was written: the page shows something harmless and nothing else. */
  hidden?: true
}

/** What the page holds after `line:join` and after every catch-up. */
export interface VisitorUpdate {
  entries: VisitorEntryView[]
  state: VisitorState
}

/** The page before a conversation exists. */
export interface FirstScreen {
  first: Extract<VisitorEntryView, { shows: 'bot' }>
  line: { open: boolean; text: string }
}

/** Everything the page says by itself, in one language; another one is fetched when the visitor wants it. */
export interface PageWords {
  language: Language
  /** `locales/<language>/page.json`, by key. */
  texts: Readonly<Record<string, string>>
  screen: FirstScreen
  /** Languages that may be chosen. */
  offered: readonly Language[]
  /** Only in a language that no person has reviewed: that it is so. */
  drafted?: string
}

/** What the server writes into the first HTML response for the page's script to start from. */
export interface PageStart {
  words: PageWords
  leaveTo: string
}

/** The page without script, as it stands: without a conversation it is the first screen. */
export interface StillStart {
  words: PageWords
  entries?: VisitorEntryView[]
  conversation?: VisitorState
  notice?: 'gone' | 'erased' | 'closed' | 'refused' | 'busy' | 'wrongCode' | 'badNumber'
  /** What in the draft can give somebody away: it is asked about before anything is stored. */
  marks?: readonly Mark[]
  /** What is held of the conversation, in words. */
  about?: AboutRow[]
  /** What could not be sent, so that no word is lost. */
  draft?: string
  /** A return code that was just made: shown this once. */
  code?: string
}

/** One thing that is held of a conversation, in the visitor's words. */
export interface AboutRow {
  label: string
  value: string
}

/** Proves that the page holds the conversation. Kept in `history.state` and nowhere else. */
const tokenSchema = z.string().max(200)

export const visitorInputSchema = z.union([
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().trim().min(1).max(maxTextLength),
    /** Asked whether to remove what can give somebody away, the visitor chose to send it. */
    asIs: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    step: z.string().max(60),
    choices: z.array(z.string().max(60)).max(10),
  }),
  /** Asks for a person, from anywhere. */
  z.strictObject({ kind: z.literal('human') }),
  /** Says that there is danger now, from anywhere. */
  z.strictObject({ kind: z.literal('danger') }),
  z.strictObject({ kind: z.literal('freely'), answer: z.enum(freeAnswers) }),
  z.strictObject({ kind: z.literal('plan'), plan: lostContactPlanSchema }),
  z.strictObject({ kind: z.literal('safeWord'), word: safeWordSchema }),
  /** Shows everything again, if this is the safe word; anything else is refused and kept nowhere. */
  z.strictObject({ kind: z.literal('show'), word: z.string().max(200) }),
])

export type VisitorInputWire = z.infer<typeof visitorInputSchema>

export const fromVisitor = {
  /** Opens the line for a conversation that exists: everything after `last`, then whatever comes. */
  'line:join': z.strictObject({ token: tokenSchema, last: z.int().min(0) }),
  /** Without a token it starts the conversation; the same client id again gives the same one. */
  'input:send': z.strictObject({
    clientId: clientIdSchema,
    token: tokenSchema.optional(),
    language: z.enum(languages),
    input: visitorInputSchema,
    /** Only from a newcomer who was asked for it. */
    proof: z.strictObject({ challenge: z.string().max(40), nonce: z.int().min(0) }).optional(),
  }),
  'message:takeBack': z.strictObject({ clientId: clientIdSchema, token: tokenSchema, target: z.int().min(1) }),
  /** Everything is shown again in the new language, so the answer is the whole conversation. */
  'language:choose': z.strictObject({ clientId: clientIdSchema, token: tokenSchema, language: z.enum(languages) }),
  'conversation:erase': z.strictObject({ token: tokenSchema }),
} as const

/** `seq` is the number of the visitor's own entry: it is durable when this arrives. */
export interface SendReceipt {
  seq: number
  token: string
}

export interface VisitorReplies {
  'line:join': VisitorUpdate
  'input:send': SendReceipt
  'message:takeBack': { seq: number }
  'language:choose': VisitorUpdate
  'conversation:erase': Record<string, never>
}

export type FromVisitor = {
  [E in keyof typeof fromVisitor]: (payload: z.infer<(typeof fromVisitor)[E]>, reply: Reply<VisitorReplies[E]>) => void
}

export interface ToVisitor {
  /** New entries, or (with none) a new state. The page takes only `last + 1`, and on a gap joins again from its last. */
  'entries:added': (update: VisitorUpdate) => void
  'conversation:erased': () => void
}
