import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { ConsoleReplies, FromConsole } from '../../shared/wire/console.ts'

/** What staff do to a conversation: each carries a client id and is sent until it is answered. */
export type ActEvent =
  | 'conversation:claim'
  | 'message:send'
  | 'note:add'
  | 'coaching:send'
  | 'conversation:judge'
  | 'message:redact'
  | 'aid:finish'
  | 'code:offer'
  | 'colleague:invite'
  | 'conversation:join'
  | 'conversation:leave'
  | 'conversation:release'
  | 'conversation:putAside'
  | 'conversation:beginClosing'
  | 'conversation:close'
  | 'conversation:recuse'

export type Act = { [E in ActEvent]: { event: E; payload: Parameters<FromConsole[E]>[0] } }[ActEvent]

/** The answer to an act, with the act it answers. */
export type Acknowledgement = {
  [E in ActEvent]: { event: E; payload: Parameters<FromConsole[E]>[0]; value: ConsoleReplies[E] }
}[ActEvent]

/** An act in the outbox: on its way, received as an entry we have not seen yet, or refused. */
export interface PendingAct {
  act: Act
  /** When staff did it, in milliseconds of this console's clock. */
  madeAt: number
  standing: { kind: 'sending' } | { kind: 'received'; seq: number } | { kind: 'refused'; code: string }
}

export const clientIdOf = ({ act }: PendingAct): ClientId => act.payload.clientId
export const conversationOf = ({ act }: PendingAct): ConversationId => act.payload.id

/** Texts stay in sight when they are refused, so that nobody has to write them twice; each has the box it was written in. */
const boxes = { 'message:send': 'reply', 'note:add': 'note', 'coaching:send': 'coaching' } as const

export type Box = (typeof boxes)[keyof typeof boxes]
export type TextAct = Extract<Act, { event: keyof typeof boxes }>

export const isText = (act: Act): act is TextAct => act.event in boxes
export const boxOf = (act: Act): Box | undefined => (isText(act) ? boxes[act.event] : undefined)
