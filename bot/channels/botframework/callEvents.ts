import { ActivityTypes } from '@microsoft/agents-activity'
import type { ActivityHandler } from '@microsoft/agents-hosting'
import type { ConversationId } from '../../../shared/ids.ts'
import { isByPhone } from '../../domain/conversation.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { leaveCall, noteCall } from '../../usecases/noteCall.ts'
import type { HotlineBot } from './hotlineBot.ts'

/** That nothing fitting was pressed, by our own name: Microsoft's telephony channel had none for it. */
const noInput = 'telephony.noinput'

/** What a telephone tells the bot beside keys: silence, and that the caller is gone. Of no other channel is it believed. */
export function hearCallEvents(bot: ActivityHandler, { ports, inTurn, identify }: HotlineBot) {
  bot.onUnrecognizedActivityType(async (context, next) => {
    const { type, name } = context.activity
    if (type === ActivityTypes.Event && name === noInput) {
      const { id } = await identify(context)
      if (await isCall(id)) await inTurn(id, () => noteCall(ports, id, { state: 'silent' }))
    }
    await next()
  })
  bot.onEndOfConversation(async (context, next) => {
    const { id } = await identify(context)
    if (await isCall(id)) await inTurn(id, () => leaveCall(ports, id))
    await next()
  })

  async function isCall(id: ConversationId) {
    return isByPhone(await loadConversation(ports, id))
  }
}

/** The same as activities. */
export const callEvents = {
  silence: { type: ActivityTypes.Event, name: noInput },
  gone: { type: ActivityTypes.EndOfConversation },
} as const

export type CallEventName = keyof typeof callEvents
