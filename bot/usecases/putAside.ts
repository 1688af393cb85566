import type { Entry } from '../../shared/entry.ts'
import { type Conversation, isByPhone } from '../domain/conversation.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { actOnce, type StaffAct } from './asStaff.ts'
import { botIsBack } from './botIsBack.ts'

/**
 * Takes a conversation that nobody has claimed off staff's lists, so that its place is there for others when the line is flooded.
 * Nothing is closed: the visitor is told, goes on with the bot, and comes back to the queue by asking for staff once more.
 */
export async function putAside(ports: Ports, act: StaffAct): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureUnclaimed(before)
      const aside: Entry = { kind: 'putAside', ...stamp }
      return { entries: [aside, botIsBack(before, stamp, 'handOver.putAside')] }
    },
    (known) => known.kind === 'putAside',
  )
  return { seq }
}

/** A colleague who has claimed it decides over it themselves; and a call cannot be flooded by a page, nor told in writing. */
function ensureUnclaimed(before: Conversation) {
  const { place } = before
  if (place.status === 'closed') throw new HotlineError('closed')
  if (isByPhone(before)) throw new HotlineError('conflict')
  if (place.status === 'withStaff' || (place.status === 'withBot' && !place.alarmed)) throw new HotlineError('conflict')
}
