import type { ClientId, ConversationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { Prompt } from '../../../shared/prompt.ts'
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

/** What the bot tells the telephone, in the Bot Framework's form. */
export interface CallActivity {
  type: string
  name?: string
  value?: unknown
  speak?: string
  locale?: Language
  channelData?: { telephony: { prompt: Prompt } }
}
