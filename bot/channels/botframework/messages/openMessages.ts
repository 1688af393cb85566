import type { TurnContext } from '@microsoft/agents-hosting'
import express from 'express'
import { type ConversationId, clientIdSchema } from '../../../../shared/ids.ts'
import type { Conversation } from '../../../domain/conversation.ts'
import { HotlineError } from '../../../errors.ts'
import { logBug } from '../../../log.ts'
import { createHotlineBot } from '../hotlineBot.ts'
import type { ChannelDoor, ChannelParts, OutsideChannel } from '../outsideChannel.ts'
import { protocolError } from '../protocolError.ts'
import type { Identified } from '../readActivity.ts'
import { readLanguage, readSpeaks } from '../readLanguage.ts'
import { conversationOf } from './conversationOf.ts'
import { fromThisMachine } from './fromThisMachine.ts'
import { type ChannelLogin, createLineAdapter, identityOf } from './lineAdapter.ts'
import { createReplies } from './replies.ts'
import { type ReplyAddress, readReplyAddress, sealAddress } from './replyAddress.ts'

const path = '/api/messages'
const way = { path, needs: 'relay', rate: 'channel', log: 'nothing' } as const
/** One process tells the channels, so that nothing is told twice. */
const task = 'replies'

/** Channels of the Bot Framework. They write to us here, and are told where they said, in turns of their own. */
export function openMessages(parts: ChannelParts, login: ChannelLogin): OutsideChannel {
  const { ports, t, keys, sealer } = parts
  const adapter = createLineAdapter(login, t)
  const bot = createHotlineBot({ ...parts, identify, answer })
  const replies = createReplies({ ports, t, sealer, send })

  return {
    routes,
    attach() {},
    push: (id) => void push(id).catch((error: unknown) => logBug('delivery:failed', error)),
    async attend() {
      if (await ports.leases.hold(task)) for (const id of await ports.replyAddresses.list()) replies.push(id)
    },
    close: replies.stop,
  }

  async function push(id: ConversationId) {
    if (await ports.leases.hold(task)) replies.push(id)
  }

  function routes(door: ChannelDoor) {
    if (login.kind === 'playground') door.guard(path, fromThisMachine)
    door.route({ ...way, method: 'head' }, (_request, response) => void response.status(200).end())
    door.route(
      { ...way, method: 'post' },
      (request, response, next) => adapter.authorizeRequest(request, response, next),
      express.json({ limit: '64kb' }),
      async (request, response) => {
        ensureAlone(readReplyAddress(request.body))
        await adapter.process(request, response, (context) => bot.run(context))
      },
    )
    door.guard(path, protocolError)
  }

  async function identify({ activity }: TurnContext): Promise<Identified> {
    const address = readReplyAddress(activity)
    const name = JSON.stringify([address.channelId, address.conversation.id, activity.id])
    const clientId = clientIdSchema.parse(activity.id ? keys.deriveId('channelActivity', name) : ports.random.id())
    return {
      id: await conversationOf(ports, keys, address),
      clientId,
      opening: { channel: 'botframework', language: readLanguage(activity.locale) ?? 'sv' },
      ...readSpeaks(activity.locale, clientId, keys),
    }
  }

  /** The answer is in the log already; from now on it is known where to tell it. */
  async function answer({ activity }: TurnContext, { id }: Conversation) {
    await ports.replyAddresses.save(id, sealAddress(sealer, id, readReplyAddress(activity)))
    await push(id)
  }

  async function send(
    { from, recipient, ...address }: ReplyAddress,
    activity: Parameters<TurnContext['sendActivity']>[0],
  ) {
    const reference = { ...address, user: from, agent: recipient }
    await adapter.continueConversation(identityOf(login), reference, async (context) => {
      // A random id stands here, and would be given to the channel as the activity that is answered.
      delete context.activity.id
      await context.sendActivity(activity)
    })
  }
}

/** In a group everybody would read what is meant for one: the bot stays silent there. */
function ensureAlone({ conversation }: ReplyAddress) {
  if (conversation.isGroup) throw new HotlineError('notAllowed', 'a group')
}
