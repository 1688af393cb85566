import { type ClientId, conversationIdSchema } from '../../../shared/ids.ts'
import type { Proof } from '../../../shared/work.ts'
import { HotlineError } from '../../errors.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { workFor } from './newcomerWork.ts'
import type { Held } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

/** The conversation that begins with this client id: the same id again is the same conversation. */
export const newlyHeld = ({ keys }: Pick<Webchat, 'keys'>, clientId: ClientId): Held => ({
  id: conversationIdSchema.parse(keys.deriveId('conversation', clientId)),
  returns: 0,
})

/** How long a page waits before it asks again, if it cannot do the work. */
const workWithinMs = 20_000

/**
 * A flood of newcomers is slowed, and does not hold up those who are talking: the page shows work before it begins, and a
 * visitor without script waits longer. The same first message again is no newcomer.
 */
export async function ensureRoom(
  { ports, keys }: Pick<Webchat, 'ports' | 'keys'>,
  clientId: ClientId,
  newcomer: { kind: 'canWork'; proof: Proof | undefined } | { kind: 'cannotWork' },
) {
  const { id } = newlyHeld({ keys }, clientId)
  if ((await loadConversation(ports, id)).lastSeq > 0) return
  const work = newcomer.kind === 'canWork' ? workFor({ ports, keys }, clientId, newcomer.proof) : undefined
  if (work) throw new HotlineError('slowDown', undefined, workWithinMs, work)
  const waitMs = ports.newcomers.begin(ports.clock.now(), newcomer.kind)
  if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
}
