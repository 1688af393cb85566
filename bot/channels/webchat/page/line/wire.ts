import type { Reply } from '../../../../../shared/wire/reply.ts'
import type { FromVisitor, VisitorReplies, VisitorUpdate } from '../../../../../shared/wire/visitor.ts'

export type Question = keyof FromVisitor
export type Payload<Q extends Question> = Parameters<FromVisitor[Q]>[0]
export type Answer<Q extends Question> = Parameters<Reply<VisitorReplies[Q]>>[0]
export type Ask = <Q extends Question>(question: Q, payload: Payload<Q>, reply: (answer: Answer<Q>) => void) => void

/** What the server tells without being asked, and whether it can be asked. */
export interface WireListener {
  opened(): void
  closed(): void
  added(update: VisitorUpdate): void
  erased(): void
}

/** A connection that may break at any moment. It promises nothing about what was on its way then. */
export interface Wire {
  listen(listener: WireListener): void
  /** Connects, and goes on trying until `close`. Again is harmless. */
  open(): void
  /** Lets go of a connection that seems dead, and connects again. */
  reopen(): void
  /** Ends without a word to the listener. */
  close(): void
  isOpen(): boolean
  ask: Ask
}
