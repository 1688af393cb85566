import { z } from 'zod'
import type { AccountWanted } from './accounts.ts'
import { conversationIdSchema } from './ids.ts'
import type { Language } from './languages.ts'
import type { Settings } from './settings.ts'
import { longestProof } from './signIn.ts'

/** What takes two persons about one conversation, what takes two administrators, and what else does. */
export const conversationKinds = ['readClosed', 'exportConversation', 'keepLonger'] as const
export const administrationKinds = ['changeAccount', 'changeRetention'] as const
export const fourEyesKinds = [...conversationKinds, 'releaseStatistics', ...administrationKinds] as const
export type FourEyesKind = (typeof fourEyesKinds)[number]

/** Why, as a code: a text could say who it is about. */
export const conversationReasons = ['danger', 'complaint', 'authority', 'followUp'] as const
export const accountReasons = ['newColleague', 'otherDuties', 'lostKey', 'cameBack'] as const
export const fourEyesReasons = [...conversationReasons, 'calendar', ...accountReasons, 'decision'] as const
export type FourEyesReason = (typeof fourEyesReasons)[number]

/** How long a request stands, and so how long an approval can be used. */
export const fourEyesMinutes = 15
/** The longest a conversation is kept beyond its time by one decision. */
export const mostDaysLonger = 30

export const proofSchema = z.string().min(1).max(longestProof)
const requestId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** A registration or decision number, and nothing that says more. */
export const referenceSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-zÅÄÖåäö0-9 .:/-]{0,40}$/)

export const askFourEyesSchema = z.strictObject({
  kind: z.enum(conversationKinds),
  about: conversationIdSchema,
  why: z.enum(conversationReasons),
  reference: referenceSchema,
  proof: proofSchema,
})
export const approveFourEyesSchema = z.strictObject({ proof: proofSchema })
export const fourEyesIdSchema = requestId

/** How long texts are kept, as settings hold it. */
export type RetentionWanted = Settings['retention']

/** A request as staff see it, by numbers. */
export interface FourEyesView {
  id: string
  kind: FourEyesKind
  /** What an administrator asks for; `before` is what stands. */
  account?: AccountWanted
  retention?: { before: RetentionWanted; after: RetentionWanted }
  why: FourEyesReason
  reference: string
  askedBy: number
  approvedBy?: number
  state: 'asked' | 'approved'
  /** Milliseconds that are left. */
  leftMs: number
  isMine: boolean
  mayApprove: boolean
}

/** A closed conversation that still exists, without anything it said. */
export interface ClosedView {
  id: string
  channel: string
  language: Language
  /** Quarter of an hour, in milliseconds. */
  closedAt: number
  closedBy?: number
}

export interface FourEyesBoard {
  requests: FourEyesView[]
  closed: ClosedView[]
}
