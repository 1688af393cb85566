import type { Entry } from '../../shared/entry.ts'
import { clientIdSchema } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Ports } from '../ports.ts'
import { actOnce, type StaffAct, type StaffStamp } from './asStaff.ts'

/**
 * "I may know this person." They see nothing more of the conversation and cannot take it; when it was theirs it goes back
 * to the queue for somebody else. Nobody is asked why.
 */
export async function recuse(ports: Ports, act: StaffAct): Promise<Record<string, never>> {
  await actOnce(
    ports,
    act,
    (before, stamp) => {
      const next = { ...stamp, seq: stamp.seq + 1, clientId: clientIdSchema.parse(ports.random.id()) }
      return { entries: [{ kind: 'recused', ...stamp }, ...leaving(before, next)] }
    },
    ({ kind }) => kind === 'recused',
  )
  return {}
}

/** To the colleague beside them, or back to the queue; whoever was only beside, or asked, is in it no more. */
function leaving({ place, staff, beside, invited }: Conversation, stamp: StaffStamp): Entry[] {
  const me = stamp.by.staff
  if (place.status !== 'withStaff') return []
  if (beside?.staff === me) return [{ kind: 'left', ...stamp }]
  if (invited?.staff === me) return [{ kind: 'invitationEnded', ...stamp }]
  if (staff?.staff !== me) return []
  return beside ? [{ kind: 'transferred', ...stamp, colleague: beside }] : [{ kind: 'released', ...stamp, to: 'queue' }]
}
