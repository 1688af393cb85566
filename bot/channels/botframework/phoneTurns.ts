import type { Received } from '../../usecases/receiveInput.ts'
import type { PhoneTurn } from '../phone/phoneTurn.ts'
import type { HotlineBot } from './hotlineBot.ts'
import { createOwnTurns } from './ownTurns.ts'

/**
 * The telephone as a Bot Framework channel, by the conventions of Microsoft's own telephony channel: one key is one message
 * with an entity of type DTMF, and the ids in it are random.
 */
export function createPhoneTurns(parts: Pick<HotlineBot, 'ports' | 't' | 'inTurn'>) {
  const takeTurn = createOwnTurns('phone', parts)
  return ({ id, clientId, language, key, input }: PhoneTurn): Promise<Received> =>
    takeTurn({ id, clientId, locale: language, text: key, value: input, entities: [{ type: 'DTMF' }] })
}
