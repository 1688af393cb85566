import type { Conversation } from '../domain/conversation.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { actOnce, type StaffAct } from './asStaff.ts'

/** Exclusive: the second claimer gets `conflict`, because the log has moved on. */
export async function claimConversation(ports: Ports, act: StaffAct): Promise<Conversation> {
  const { conversation } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      if (before.place.status === 'closed') throw new HotlineError('closed')
      if (before.place.status !== 'waiting') throw new HotlineError('conflict')
      return { entries: [{ kind: 'claimed', ...stamp }] }
    },
    ({ kind }) => kind === 'claimed',
  )
  return conversation
}
