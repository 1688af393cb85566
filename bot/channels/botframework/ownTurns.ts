import type { TurnContext } from '@microsoft/agents-hosting'
import { type ClientId, type ConversationId, clientIdSchema, conversationIdSchema } from '../../../shared/ids.ts'
import type { Received } from '../../usecases/receiveInput.ts'
import { ChannelAdapter } from './channelAdapter.ts'
import { createHotlineBot, type HotlineBot, receivedIn } from './hotlineBot.ts'
import type { Identified } from './readActivity.ts'
import { readLanguage, readSpeaks } from './readLanguage.ts'

/** One message of a channel of our own; `value` is a tapped choice. */
export interface OwnMessage {
  id: ConversationId
  clientId: ClientId
  locale?: string | undefined
  text?: string | undefined
  value?: unknown
  /** Such as a key of a telephone. */
  entities?: readonly { type: string }[]
}

/** Runs what our own channels take in as turns of the bot. With `keys` the language follows the locale of each message. */
export function createOwnTurns(
  channel: 'webchat' | 'directline' | 'phone',
  parts: Pick<HotlineBot, 'ports' | 't' | 'inTurn'>,
  keys?: { deriveId(purpose: string, text: string): string },
) {
  // Microsoft's name for the one channel of these that it had itself.
  const adapter = new ChannelAdapter(channel === 'phone' ? 'telephony' : channel)
  const bot = createHotlineBot({ ...parts, identify })
  return { takeTurn, tell }

  async function takeTurn({ id, clientId, locale, text, value, entities }: OwnMessage): Promise<Received> {
    const activity = {
      id: clientId,
      conversation: { id },
      from: { id: 'visitor', role: 'user' },
      ...(locale === undefined ? {} : { locale }),
      ...(text === undefined ? {} : { text }),
      ...(value === undefined ? {} : { value }),
      ...(entities === undefined ? {} : { entities: [...entities] }),
    }
    return receivedIn(await adapter.receive(activity, (context) => bot.run(context)))
  }

  /** What is no message, and has no answer. */
  async function tell(id: ConversationId, what: { type: string; name?: string }) {
    const activity = {
      ...what,
      id: parts.ports.random.id(),
      conversation: { id },
      from: { id: 'visitor', role: 'user' },
    }
    await adapter.receive(activity, (context) => bot.run(context))
  }

  function identify({ activity }: TurnContext): Identified {
    const clientId = clientIdSchema.parse(activity.id)
    return {
      id: conversationIdSchema.parse(activity.conversation?.id),
      clientId,
      opening: { channel, language: readLanguage(activity.locale) ?? 'sv' },
      ...(keys ? readSpeaks(activity.locale, clientId, keys) : {}),
    }
  }
}
