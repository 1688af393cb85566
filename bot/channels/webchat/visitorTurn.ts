import type { ClientId, ConversationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { VisitorInputWire } from '../../../shared/wire/visitor.ts'

/** One input from the page, before it becomes an activity. */
export interface VisitorTurn {
  id: ConversationId
  clientId: ClientId
  language: Language
  input: VisitorInputWire
}
