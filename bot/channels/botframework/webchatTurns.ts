import type { Received } from '../../usecases/receiveInput.ts'
import type { VisitorTurn } from '../webchat/visitorTurn.ts'
import type { HotlineBot } from './hotlineBot.ts'
import { createOwnTurns } from './ownTurns.ts'

/** Our own web chat as a Bot Framework channel, in this process. */
export function createWebchatTurns(parts: Pick<HotlineBot, 'ports' | 't' | 'inTurn'>) {
  const { takeTurn } = createOwnTurns('webchat', parts)
  return ({ id, clientId, language, input }: VisitorTurn): Promise<Received> =>
    takeTurn({ id, clientId, locale: language, ...(input.kind === 'text' ? { text: input.text } : { value: input }) })
}
