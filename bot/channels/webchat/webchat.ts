import type { Mark } from '../../../shared/identity.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Ports } from '../../ports.ts'
import type { Translate } from '../../text/translate.ts'
import type { Received } from '../../usecases/receiveInput.ts'
import type { Sealer } from './visitorTokens.ts'
import type { VisitorTurn } from './visitorTurn.ts'

/** What the page's edge is made of. */
export interface Webchat {
  ports: Ports
  t: Translate
  keys: Sealer & { deriveId(purpose: string, text: string): string }
  presence: {
    pageOpened(id: ConversationId): void
    pageClosed(id: ConversationId): void
    /** A page without a socket asked; it is there until it has not asked for a while. */
    pagePolled(id: ConversationId): void
  }
  /** Names on staff's list that stand in a text. */
  findNames(text: string): Mark[]
  /** Those who wait, first first; many who ask at once share one answer. */
  waitingOrder(): Promise<ConversationId[]>
  /** Runs one input as a turn of the bot. */
  takeTurn(turn: VisitorTurn): Promise<Received>
}
