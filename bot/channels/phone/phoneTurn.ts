import type { ClientId, ConversationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { Effect } from '../../domain/call/call.ts'

/** One input of a caller, before it becomes an activity. It has no field for who calls. */
export interface PhoneTurn {
  id: ConversationId
  clientId: ClientId
  language: Language
  /** As it was pressed. */
  key: string
  input: (Effect & { do: 'tell' })['input']
}
