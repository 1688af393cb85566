import type { Mark } from '../../../../../shared/identity.ts'
import type { ClientId } from '../../../../../shared/ids.ts'
import type { VisitorUpdate } from '../../../../../shared/wire/visitor.ts'

/** Something is wrong with the server, or too many write at once. What is sent waits and goes by itself. */
export type Hindrance = 'trouble' | 'busy'

/** What the line tells the page. */
export type LineEvent =
  /** The conversation has a token: this is what a reload needs. */
  | { type: 'started'; token: string }
  /** Entries that follow those told before; with `whole`, every entry there is. */
  | { type: 'updated'; update: VisitorUpdate; whole: boolean }
  /** The server has it, durably, as entry `seq`. */
  | { type: 'acknowledged'; clientId: ClientId; seq: number }
  | { type: 'refused'; clientId: ClientId; code: string; marks?: readonly Mark[] }
  | { type: 'contact'; held: boolean }
  /** The server answers, and cannot do what it is asked just now. */
  | { type: 'hindered'; by: Hindrance | undefined }
  /** The conversation no longer exists. */
  | { type: 'gone' }
  /** It was erased because this page asked. */
  | { type: 'erased' }
