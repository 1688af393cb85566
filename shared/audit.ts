import { z } from 'zod'

/** Whoever tried to sign in and has no account we know of. */
export const nobodyKnown = -1

/** What the viewer of the audit trail asks for. */
export const auditQuerySchema = z.strictObject({
  /** Days back from now. */
  days: z.coerce.number().int().min(1).max(400).default(7),
  /** Number of a staff account; 0 is whoever was at the machine, -1 nobody we know. */
  who: z.coerce.number().int().min(nobodyKnown).optional(),
  act: z.string().max(40).optional(),
})
export type AuditQuery = z.infer<typeof auditQuerySchema>

/** One line of the trail, newest first. */
export interface AuditLine {
  at: number
  who: number
  act: string
  about?: string
  why?: string
  times?: number
}

/** Somebody opened more conversations in a shift than the setting says, a copy of their passkey was used, or their emergency code. */
export interface Flag {
  what: 'bulkReading' | 'clonedPasskey' | 'emergencyCode'
  who: number
  at: number
}

/** What happened to one's own sign-in since one was last here. */
export interface SinceLastHere {
  /** Which session it was told to. */
  session: string
  /** Tries with my name that did not sign in. */
  failed: number
  /** To the quarter of an hour. `by`: the name of whoever did it, `you`, or `machine`. */
  changes: { at: number; what: string; by: string }[]
}
