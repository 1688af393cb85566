import { ActivityHandler, type TurnContext } from '@microsoft/agents-hosting'
import type { Language } from '../../../shared/languages.ts'
import type { OneAtATime } from '../../../shared/oneAtATime.ts'
import type { Conversation } from '../../domain/conversation.ts'
import { HotlineError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import type { Translate } from '../../text/translate.ts'
import { chooseLanguage } from '../../usecases/changeByVisitor.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { type Received, receiveInput, startConversation } from '../../usecases/receiveInput.ts'
import { hearCallEvents } from './callEvents.ts'
import { type Identified, readActivity } from './readActivity.ts'

export interface HotlineBot {
  ports: Ports
  t: Translate
  inTurn: OneAtATime['run']
  /** How a channel's activity names its conversation and itself; the visitor's identity there goes no further. */
  identify(context: TurnContext): Identified | Promise<Identified>
  /** After the turn, for channels that do not read the log themselves. */
  answer?(context: TurnContext, conversation: Conversation): Promise<void>
}

const receivedKey = Symbol('received')
/** What the turn saved, for the edge that has to acknowledge it. */
export function receivedIn(context: TurnContext): Received {
  const received = context.turnState.get<Received | undefined>(receivedKey)
  if (!received) throw new HotlineError('badInput', 'the activity was not a message')
  return received
}

/** The bot: every message becomes a visitor's input, and whoever is added to the conversation is greeted. */
export function createHotlineBot(parts: HotlineBot): ActivityHandler {
  const { ports, t, inTurn, identify, answer } = parts
  const bot = new ActivityHandler()
  hearCallEvents(bot, parts)
  bot.onMessage(async (context, next) => {
    const identified = await identify(context)
    const received = await inTurn(identified.id, () => receive(context, identified))
    context.turnState.set(receivedKey, received)
    await answer?.(context, received.conversation)
    await next()
  })
  bot.onMembersAdded(async (context, next) => {
    const { id, opening } = await identify(context)
    const added = context.activity.membersAdded ?? []
    if (added.some((member) => member.id !== context.activity.recipient?.id)) {
      await answer?.(context, await inTurn(id, () => startConversation(ports, id, opening)))
    }
    await next()
  })
  return bot

  async function receive({ activity }: TurnContext, { id, clientId, opening, speaks }: Identified) {
    const before = await loadConversation(ports, id)
    // Read before the language changes: a button that is tapped has the words it was shown with.
    const input = readActivity(activity, clientId, before, t)
    if (speaks && isNews(speaks.language, before)) {
      await chooseLanguage(ports, id, speaks.clientId, speaks.language)
    }
    return receiveInput(ports, id, opening, input)
  }
}

/** The channel shows itself in a language that the visitor neither speaks here nor has left for the one they write. */
const isNews = (language: Language, { lastSeq, language: current, leftLanguage }: Conversation) =>
  lastSeq > 0 && language !== current && language !== leftLanguage
