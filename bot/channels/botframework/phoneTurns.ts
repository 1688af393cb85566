import type { Activity } from '@microsoft/agents-activity'
import type { Entry } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { spokenKey } from '../../domain/call/speak.ts'
import { isByPhone } from '../../domain/conversation.ts'
import { voiceText } from '../../text/translate.ts'
import { conversationSince } from '../../usecases/commit.ts'
import type { CallActivity, PhoneTurn } from '../phone/phoneTurn.ts'
import { type CallEventName, callEvents } from './callEvents.ts'
import type { HotlineBot } from './hotlineBot.ts'
import { createOwnTurns } from './ownTurns.ts'
import { type WrittenEntry, writeLog } from './writeLog.ts'

/**
 * The telephone as a Bot Framework channel, by the conventions of Microsoft's own telephony channel: one key is one message
 * with an entity of type DTMF, silence the event `telephony.noinput`, and a caller who is gone `endOfConversation`. The ids in it
 * are random, what is to be said is in `speak`, and the hand-over speaks its protocol (`handoff.initiate`, `handoff.status`), by
 * which the call is queued, connected and ended.
 */
export function createPhoneTurns(parts: Pick<HotlineBot, 'ports' | 't' | 'inTurn'>) {
  const { ports, t } = parts
  const { takeTurn, tell } = createOwnTurns('phone', parts)
  return {
    takeTurn: ({ id, clientId, language, key, input }: PhoneTurn) =>
      takeTurn({ id, clientId, locale: language, text: key, value: input, entities: [{ type: 'DTMF' }] }),
    /** That nothing fitting was pressed, or that the caller is gone. */
    tell: (id: ConversationId, what: CallEventName) => tell(id, callEvents[what]),
    /** What the channel has been told of this conversation, in order; of what was said, only what came after `said`. */
    async activitiesOf(id: ConversationId, said = 0): Promise<CallActivity[]> {
      const { entries } = await conversationSince(ports, id, 0)
      const isNews = ({ kind, seq }: Entry) => kind !== 'prompted' || seq > said
      const { written } = writeLog(id, entries, isNews, { t })
      return written.flatMap((one) => one.activities.map((activity) => callActivity(one, activity)))
    },
  }

  function callActivity({ entry, before }: WrittenEntry, { type, name, value }: Activity): CallActivity {
    const told = { type, ...(name === undefined ? {} : { name, value }) }
    const isSaid = type === 'message' && entry.kind === 'prompted' && entry.by === 'bot'
    // What was written in the chat before has no spoken words.
    if (!isSaid || !isByPhone(before)) return told
    const { prompt } = entry
    const speak = [prompt.text, ...(prompt.more ?? [])].map((key) => voiceText(t, before.language, spokenKey(key)))
    return { ...told, speak: speak.join(' '), locale: before.language, channelData: { telephony: { prompt } } }
  }
}
