import type { ClientId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import { HotlineError } from '../../errors.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { returnByCode } from '../../usecases/returnCodes.ts'
import { newlyHeld } from './ensureRoom.ts'
import type { Held } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

export interface EnteredCode {
  clientId: ClientId
  language: Language
  code: string
}

/** Gives the conversation of a code to whoever enters it. Throws `slowDown` for too many tries, and `notFound`. */
export async function enterCode(webchat: Webchat, lane: string, entered: EnteredCode): Promise<Held> {
  const { ports } = webchat
  const { clientId, language, code } = entered
  const waitMs = ports.codeTries.begin(lane, ports.clock.now())
  if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
  const opening = { channel: 'webchat', language } as const
  const id = await returnByCode(ports, code, { clientId, opening, newId: newlyHeld(webchat, clientId).id })
  ports.codeTries.succeeded(lane, ports.clock.now())
  const { returns } = await loadConversation(ports, id)
  return { id, returns }
}
