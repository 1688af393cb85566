import { z } from 'zod'
import { clientIdSchema, staffIdSchema } from './ids.ts'
import { aidCodes, judgementReasons, redactionReasons } from './judgement.ts'
import { languages } from './languages.ts'
import { maxTextLength, maxVoiceLength } from './limits.ts'
import { openReasons } from './openReasons.ts'
import { parametersSchema, promptSchema } from './prompt.ts'
import { freeAnswers } from './safety.ts'
import { controlSchema, lostContactPlanSchema } from './safetySchemas.ts'
import { screeningResultSchema, signalCategories, tracks, urgencies } from './screening.ts'

/** Who made an entry. Staff are known to each other by number and to the visitor by title only. */
export const authorSchema = z.union([
  z.literal('visitor'),
  z.literal('bot'),
  z.strictObject({ staff: staffIdSchema, number: z.int() }),
])
export type Author = z.infer<typeof authorSchema>

const staffAuthor = z.strictObject({ staff: staffIdSchema, number: z.int() })
const common = {
  /** Place in the log: starts at 1, no holes. */
  seq: z.int().min(1),
  /** Exact instant, in milliseconds. Stands only inside sealed content. */
  at: z.int(),
}
const byVisitor = { ...common, by: z.literal('visitor'), clientId: clientIdSchema }
const byBot = { ...common, by: z.literal('bot') }
const byStaff = { ...common, by: staffAuthor, clientId: clientIdSchema }
const kind = <K extends string>(name: K) => z.literal(name)

export const channels = ['webchat', 'directline', 'botframework', 'phone'] as const
export type Channel = (typeof channels)[number]

export const consentLayers = ['C2', 'C3', 'C4'] as const
export const consentAnswers = ['yes', 'withoutText', 'no'] as const

/**
 * `silent`: two silences or two wrong keys led to a person. `codeMade` and `callBackAsked` are ways to go on after the
 * call. With `callBackMade` (staff reached the person), `callBackFailed` (nobody answered) and `callBackGone` the number is
 * destroyed; staff have listened to the recording the first time, `messageHeard`, and with `messageGone` it is destroyed.
 */
export const callStates = [
  'silent',
  'ringing',
  'notAnswered',
  'connected',
  'ended',
  'codeMade',
  'callBackAsked',
  'callBackMade',
  'callBackFailed',
  'callBackGone',
  'messageHeard',
  'messageGone',
] as const
export type CallPhase = (typeof callStates)[number]

/** What became of a call-back, as staff say. */
export const callBackOutcomes = ['reached', 'notReached', 'notCalled'] as const
export type CallBackOutcome = (typeof callBackOutcomes)[number]

/** When somebody who asked to be called back can be called. */
export const callBackTimes = ['anyTime', 'morning', 'afternoon'] as const
export type CallBackTime = (typeof callBackTimes)[number]

export const entrySchema = z.union([
  /** First of every log. `notice` is the version of C1, the text that says what writing here means. */
  z.strictObject({
    ...byBot,
    kind: kind('started'),
    channel: z.enum(channels),
    language: z.enum(languages),
    notice: z.string(),
    /** The visitor's earlier conversation was closed, and a return code led here; the client id of who entered it. */
    returning: clientIdSchema.optional(),
  }),
  z.strictObject({ ...byVisitor, kind: kind('said'), text: z.string().max(maxTextLength) }),
  z.strictObject({ ...byStaff, kind: kind('replied'), text: z.string().max(maxTextLength) }),
  /** The visitor took choices of a step, whose words stand beside their codes; `typed` when it was written and not tapped. */
  z.strictObject({
    ...byVisitor,
    kind: kind('answered'),
    step: z.string(),
    choices: z.array(z.string()),
    labels: z.array(z.strictObject({ text: z.string(), parameters: parametersSchema.optional() })),
    typed: z.string().max(maxTextLength).optional(),
  }),
  /** What the bot said, or what staff asked through the bot's words (C4). */
  z.strictObject({
    ...common,
    kind: kind('prompted'),
    by: z.union([z.literal('bot'), staffAuthor]),
    prompt: promptSchema,
    clientId: clientIdSchema.optional(),
  }),
  z.strictObject({
    ...byBot,
    kind: kind('consented'),
    layer: z.enum(consentLayers),
    answer: z.enum(consentAnswers),
    version: z.string(),
  }),
  /**
   * An acute signal's life: found in entry `about`, then confirmed, denied, or left without an answer for a minute
   * (which counts as yes for the alarm, acute-signals.md 6.1).
   */
  z.strictObject({
    ...byBot,
    kind: kind('signalled'),
    category: z.enum(signalCategories),
    certain: z.boolean(),
    about: z.int(),
    source: z.enum(['text', 'screening']),
    phase: z.enum(['found', 'confirmed', 'denied', 'unanswered']),
  }),
  z.strictObject({ ...byBot, kind: kind('screened'), result: screeningResultSchema, version: z.string() }),
  /** To the waiting list. Staff may read from entry `shareFrom` on (C3). */
  z.strictObject({ ...byBot, kind: kind('handedOver'), shareFrom: z.int() }),
  /**
   * A rung of the ladder was taken while somebody waited: so many ways to people took the alarm. `told`: the visitor was
   * told how it stands.
   */
  z.strictObject({
    ...byBot,
    kind: kind('alerted'),
    rung: z.int().min(0),
    reached: z.int().min(0),
    told: z.literal(true).optional(),
  }),
  z.strictObject({ ...byStaff, kind: kind('claimed') }),
  z.strictObject({ ...byStaff, kind: kind('released'), to: z.enum(['queue', 'bot']) }),
  /** Staff who held it have been gone for a while. */
  z.strictObject({ ...byBot, kind: kind('released'), to: z.literal('queue') }),
  /** Read by somebody whose it is not, and why. */
  z.strictObject({ ...byStaff, kind: kind('opened'), reason: z.enum(openReasons) }),
  /** May know the visitor: from here on nothing of it is for them. */
  z.strictObject({ ...byStaff, kind: kind('recused') }),
  /** By a decision that took two persons it is kept until then, in milliseconds, and not erased at its time. */
  z.strictObject({ ...byStaff, kind: kind('keptLonger'), until: z.int(), decision: z.string().max(60) }),
  /** Off staff's lists while nobody had claimed it, for the sake of others in a flood; the bot goes on. */
  z.strictObject({ ...byStaff, kind: kind('putAside') }),
  z.strictObject({ ...byStaff, kind: kind('noted'), text: z.string().max(maxTextLength) }),
  /** A colleague is asked to come in and take over. They read from here on; the text is for them. */
  z.strictObject({ ...byStaff, kind: kind('invited'), colleague: staffAuthor, text: z.string().max(maxTextLength) }),
  /** The colleague is in: both speak with the visitor until one of them leaves. */
  z.strictObject({ ...byStaff, kind: kind('joined') }),
  /** Called off by whoever asked, or not taken by whoever was asked. */
  z.strictObject({ ...byStaff, kind: kind('invitationEnded') }),
  /** The colleague who had come in has left; the conversation stays whose it was. */
  z.strictObject({ ...byStaff, kind: kind('left') }),
  /** Whoever had it leaves (or, by the bot, has been gone for a while), and the colleague beside them has it. */
  z.strictObject({ ...byStaff, kind: kind('transferred'), colleague: staffAuthor }),
  z.strictObject({ ...byBot, kind: kind('transferred'), colleague: staffAuthor }),
  /** Somebody of staff who has no part in the conversation reads it. Never without this entry, never shown to the visitor. */
  z.strictObject({ ...common, by: staffAuthor, kind: kind('readAlong'), phase: z.enum(['began', 'ended']) }),
  /** Advice of whoever reads along, for those who speak. No channel carries it to the visitor. */
  z.strictObject({ ...byStaff, kind: kind('coached'), text: z.string().max(maxTextLength) }),
  z.strictObject({ ...byVisitor, kind: kind('tookBack'), target: z.int() }),
  /** Staff destroyed a reply of theirs, or words of the visitor's that could give somebody away; on both sides. */
  z.strictObject({ ...byStaff, kind: kind('tookBack'), target: z.int(), reason: z.enum(redactionReasons) }),
  /** Staff's own judgement of urgency and tracks, with the reason why it differs from what the questions gave. */
  z.strictObject({
    ...byStaff,
    kind: kind('judged'),
    urgency: z.enum(urgencies),
    tracks: z.array(z.enum(tracks)).min(1),
    reason: z.enum(judgementReasons),
  }),
  /** What staff did with a checklist (tone-and-safety.md 7.6): a code and nothing of what it is about. */
  z.strictObject({ ...byStaff, kind: kind('aided'), did: z.enum(aidCodes) }),
  /** Back with a return code; of what stands before it only staff's replies from `unreadFrom` on are shown again. */
  z.strictObject({
    ...byVisitor,
    kind: kind('cameBack'),
    unreadFrom: z.int().min(1),
    /** By which the visitor is here now, where that is another than before. */
    channel: z.enum(channels).optional(),
  }),
  /** A voice message, as a sound file in base64. It is never transcribed, and redacted when staff have heard it. */
  z.strictObject({
    ...byVisitor,
    kind: kind('voiced'),
    seconds: z.int().min(0),
    audio: z.string().max(maxVoiceLength),
  }),
  /** What became of a telephone call; never a number. `rings` is the staff member whose telephone rings. */
  z.strictObject({
    ...byBot,
    kind: kind('call'),
    state: z.enum(callStates),
    rings: z.int().optional(),
    callBack: z.strictObject({ mayLeaveMessage: z.boolean(), when: z.enum(callBackTimes) }).optional(),
  }),
  /** Whether the visitor can write without being watched, as they say. */
  z.strictObject({ ...byVisitor, kind: kind('freely'), answer: z.enum(freeAnswers) }),
  /** What staff shall do if contact is lost; the newest counts, and what it replaces is destroyed. */
  z.strictObject({ ...byVisitor, kind: kind('planned'), plan: lostContactPlanSchema }),
  /** A word that hides everything, kept as a keyed digest that nobody can read it from. */
  z.strictObject({ ...byVisitor, kind: kind('safeWordChosen'), digest: z.string() }),
  /** The safe word was written: nothing is shown until it is written again. */
  z.strictObject({ ...byVisitor, kind: kind('hid') }),
  z.strictObject({ ...byVisitor, kind: kind('showed') }),
  /** For staff's eyes, after the hand-over. */
  z.strictObject({ ...byVisitor, kind: kind('controlChosen'), control: controlSchema }),
  z.strictObject({ ...byVisitor, kind: kind('languageChosen'), language: z.enum(languages) }),
  /** The bot asked whether to go on in the language the visitor wrote, and the visitor took it. */
  z.strictObject({ ...byBot, kind: kind('languageChosen'), language: z.enum(languages) }),
  z.strictObject({
    ...common,
    kind: kind('closed'),
    by: authorSchema,
    reason: z.enum(['finished', 'expired']),
    clientId: clientIdSchema.optional(),
  }),
  /** What remains where content was destroyed: the number, the author and the client id. */
  z.strictObject({ ...common, kind: kind('redacted'), by: authorSchema, clientId: clientIdSchema.optional() }),
])

/** One numbered entry of a conversation's append-only log. Everything else about a conversation is a fold over these. */
export type Entry = z.infer<typeof entrySchema>
export type EntryKind = Entry['kind']
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>

type WithoutSeq<E> = E extends Entry ? Omit<E, 'seq'> : never
/** An entry that has not got its number yet. */
export type EntryDraft = WithoutSeq<Entry>

/** Where a conversation stands in the store's index: which lists it is on. */
export interface Place {
  status: 'withBot' | 'waiting' | 'withStaff' | 'closed'
  /** An acute signal was found and staff have not dealt with it by claiming or closing. */
  alarmed: boolean
}

export const firstPlace: Place = { status: 'withBot', alarmed: false }

/** The index is a fold too, small enough for every store to keep beside the log. */
export function placeAfter(place: Place, entry: Pick<Entry, 'kind'> & { to?: 'queue' | 'bot' }): Place {
  switch (entry.kind) {
    case 'signalled':
      return { ...place, alarmed: true }
    case 'handedOver':
      return { ...place, status: 'waiting' }
    case 'claimed':
      return { status: 'withStaff', alarmed: false }
    case 'released':
      return { ...place, status: entry.to === 'bot' ? 'withBot' : 'waiting' }
    case 'putAside':
      return { status: 'withBot', alarmed: false }
    case 'closed':
      return { status: 'closed', alarmed: false }
    default:
      return place
  }
}
