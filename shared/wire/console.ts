import { z } from 'zod'
import type { ContactRecord } from '../contactRecord.ts'
import { callBackOutcomes } from '../entry.ts'
import { type ConversationId, clientIdSchema, conversationIdSchema } from '../ids.ts'
import { aidCodes, judgementReasons, redactionReasons } from '../judgement.ts'
import { languages } from '../languages.ts'
import { longestHandOverNote, maxTextLength } from '../limits.ts'
import { openReasons } from '../openReasons.ts'
import type { OwnWeek } from '../ownWeek.ts'
import type { PlanProblem } from '../plan.ts'
import { pushSubscriptionSchema, reachSchema } from '../reach.ts'
import { tracks, urgencies } from '../screening.ts'
import { ringsAt } from '../telephone.ts'
import type {
  ApprovedAnswer,
  ConsoleSnapshot,
  ConversationCard,
  ConversationView,
  PlanView,
  ReachView,
  ShiftView,
} from './consoleViews.ts'
import type { Reply } from './reply.ts'

const act = { id: conversationIdSchema, clientId: clientIdSchema }

const words = z.string().trim().min(1).max(maxTextLength)

/** As C4 asks: nothing is kept of whoever said no. */
export const countsAnswers = ['yes', 'notAsked', 'no'] as const

const outsideContactSchema = z.strictObject({
  /** Made by the console, so that a contact that is sent twice is counted once. */
  recordId: z.uuidv4(),
  counts: z.enum(countsAnswers),
  /** Codes of the fields that staff fill in; left out where nothing is kept. */
  record: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

export type OutsideContact = z.infer<typeof outsideContactSchema>

export const fromConsole = {
  'shift:start': z.strictObject({}),
  /** Short: nobody rings, own conversations stay, and the line is not open because of it. */
  'shift:break': z.strictObject({}),
  'shift:end': z.strictObject({}),
  /**
   * Somebody touched the console so long ago, and whether it can make itself heard. Told once a minute at most, and of what
   * was done nothing.
   */
  'console:attended': z.strictObject({ agoMs: z.int().min(0), audible: z.boolean() }),
  'line:full': z.strictObject({ full: z.boolean() }),
  'handOverNote:write': z.strictObject({ text: z.string().trim().max(longestHandOverNote) }),
  'reach:read': z.strictObject({}),
  /** What is left out is forgotten. */
  'reach:save': reachSchema.pick({ mail: true, phone: true }),
  'push:subscribe': z.strictObject({ subscription: pushSubscriptionSchema }),
  'push:unsubscribe': z.strictObject({ endpoint: z.string().max(1000) }),
  /** Calls oneself by every way but messages, to see that it comes through. */
  'reach:try': z.strictObject({}),
  /** Where calls of mine ring. */
  'telephone:choose': z.strictObject({ rings: z.enum(ringsAt) }),
  /** Counters of this week, of oneself and for oneself. */
  'week:read': z.strictObject({}),
  'plan:read': z.strictObject({}),
  /** Checked on the server by the same rules; `null` goes back to the settings' hours. */
  'plan:save': z.strictObject({ version: z.int().min(0), plan: z.unknown().nullable() }),
  'conversation:claim': z.strictObject(act),
  /** Starts watching: everything after `last`, then `entries:added` for each new entry. */
  'conversation:open': z.strictObject({
    id: conversationIdSchema,
    last: z.int().min(0),
    /** For a conversation that is somebody else's; once given it stands in the log. */
    why: z.strictObject({ reason: z.enum(openReasons), clientId: clientIdSchema }).optional(),
  }),
  /** "I may know this person." */
  'conversation:recuse': z.strictObject(act),
  'conversation:unwatch': z.strictObject({ id: conversationIdSchema }),
  'message:send': z.strictObject({ ...act, text: words }),
  'note:add': z.strictObject({ ...act, text: words }),
  /** Asks a colleague on duty, by number, to come in and take over; the words are for them and may be none. */
  'colleague:invite': z.strictObject({ ...act, to: z.int().min(1), text: z.string().trim().max(maxTextLength) }),
  'conversation:join': z.strictObject(act),
  /** To the colleague beside; or, by whoever was asked or is beside, and before anybody has come in: no transfer. */
  'conversation:leave': z.strictObject(act),
  'conversation:judge': z.strictObject({
    ...act,
    urgency: z.enum(urgencies),
    tracks: z.array(z.enum(tracks)).min(1).max(5),
    reason: z.enum(judgementReasons),
  }),
  /** Destroys the words of an entry on both sides. */
  'message:redact': z.strictObject({ ...act, target: z.int().min(1), reason: z.enum(redactionReasons) }),
  /** How a decision aid ended. */
  'aid:finish': z.strictObject({ ...act, did: z.enum(aidCodes) }),
  /** The bot tells the visitor how to save a return code. */
  'code:offer': z.strictObject(act),
  /** Looks among the approved answers; `text` is what staff look for, in words of their own, and is kept nowhere. */
  'answers:find': z.strictObject({ language: z.enum(languages), text: z.string().trim().max(200) }),
  /** From whoever reads along, to those who speak. */
  'coaching:send': z.strictObject({ ...act, text: words }),
  /** Whoever watches is shown for a few seconds that a colleague writes; never the visitor. */
  'writing:tell': z.strictObject({ id: conversationIdSchema }),
  'conversation:release': z.strictObject({ ...act, to: z.enum(['queue', 'bot']) }),
  /** The number to call back. */
  'callBack:show': z.strictObject({ id: conversationIdSchema }),
  /** Called, or not wanted any more: the number is destroyed. */
  'callBack:done': z.strictObject({ id: conversationIdSchema, ended: z.enum(callBackOutcomes) }),
  'voice:hear': z.strictObject({ id: conversationIdSchema }),
  /** The number to ring when contact with a visitor is lost. */
  'lostContact:show': z.strictObject({ id: conversationIdSchema }),
  /** The answer to a visitor's control question. */
  'control:show': z.strictObject({ id: conversationIdSchema }),
  /** Heard: the message is destroyed. */
  'voice:delete': z.strictObject({ id: conversationIdSchema }),
  /** A contact that did not come by the line: a meeting, a letter, an e-mail. */
  'contact:record': outsideContactSchema,
  /** Only one that nobody has claimed; for coordinators. */
  'conversation:putAside': z.strictObject(act),
  /** Asks the visitor C4 and answers with the coded record as the bot has filled it in. */
  'conversation:beginClosing': z.strictObject(act),
  /** `record` holds the fields staff may fill in; the server fills in its own. */
  'conversation:close': z.strictObject({
    ...act,
    record: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
} as const

export interface ConsoleReplies {
  'shift:start': Record<string, never>
  'shift:break': Record<string, never>
  'shift:end': Record<string, never>
  'console:attended': Record<string, never>
  'line:full': Record<string, never>
  'handOverNote:write': Record<string, never>
  'reach:read': ReachView
  'reach:save': Record<string, never>
  'push:subscribe': Record<string, never>
  'push:unsubscribe': Record<string, never>
  'reach:try': { reached: boolean }
  'telephone:choose': Record<string, never>
  'week:read': OwnWeek
  'plan:read': PlanView
  'plan:save': { problems: PlanProblem[] }
  'conversation:claim': ConversationView
  'conversation:open': ConversationView
  'conversation:unwatch': Record<string, never>
  'conversation:recuse': Record<string, never>
  'message:send': { seq: number }
  'note:add': { seq: number }
  'colleague:invite': { seq: number }
  'conversation:join': ConversationView
  'conversation:leave': { seq: number }
  'conversation:judge': { seq: number }
  'message:redact': { seq: number }
  'aid:finish': { seq: number }
  'code:offer': { seq: number }
  'answers:find': { found: ApprovedAnswer[] }
  'coaching:send': { seq: number }
  'writing:tell': Record<string, never>
  'conversation:release': { seq: number }
  'callBack:show': { number: string }
  'callBack:done': Record<string, never>
  /** A sound file in base64. */
  'voice:hear': { audio: string }
  'voice:delete': Record<string, never>
  /** Whether a record was stored: not of somebody who said no. */
  'contact:record': { recorded: boolean }
  'lostContact:show': { number: string }
  'control:show': { answer: string }
  'conversation:putAside': { seq: number }
  'conversation:beginClosing': { record: ContactRecord }
  /** Whether a record was stored: not when the visitor said no to C4; and whether it was a hard one. */
  'conversation:close': { seq: number; recorded: boolean; hard: boolean }
}

export type FromConsole = {
  [E in keyof typeof fromConsole]: (payload: z.infer<(typeof fromConsole)[E]>, reply: Reply<ConsoleReplies[E]>) => void
}

export interface ToConsole {
  /** Sent at every connection; replaces everything the console holds but what is being written. */
  'console:snapshot': (snapshot: ConsoleSnapshot) => void
  /**
   * Everything that changed since the last one: `cards` for the lists, and to those who watch a conversation its `views` instead,
   * which are whole but for entries: those are the ones after the last sent.
   */
  'conversations:changed': (changed: { cards: ConversationCard[]; views: ConversationView[] }) => void
  /** Erased, closed, or no longer for this role's lists. */
  'card:gone': (payload: { id: ConversationId }) => void
  /** A colleague writes in a conversation this console watches. Not told again when they stop. */
  'colleague:wrote': (payload: { id: ConversationId; number: number }) => void
  /** No longer may this console watch the conversation; its text leaves the screen. */
  'conversation:dropped': (payload: { id: ConversationId }) => void
  'shift:changed': (payload: ShiftView) => void
  /** This console is to sound: for somebody who waits, or for something of one's own. */
  'staff:called': (payload: { about: 'queue' | 'yours' }) => void
  /** The session has ended; back to the sign-in page. */
  'session:ended': () => void
}
