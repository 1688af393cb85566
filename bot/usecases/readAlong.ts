import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { hasPart } from '../domain/insight.ts'
import { HotlineError, isCode } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { actOnce, type StaffAct } from './asStaff.ts'
import { change } from './commit.ts'

/**
 * Nobody reads along unseen: this stands in the log before the first word is sent to them. Again is harmless. Gives the
 * conversation as it then stands.
 */
export async function beginReading(ports: Ports, staff: StaffAccount, before: Conversation): Promise<Conversation> {
  if (isSeen(before, staff.id)) return before
  return mark(ports, { staff, id: before.id, phase: 'began' }, (now) => !isSeen(now, staff.id))
}

/** Again is harmless, and so is the end of what was erased meanwhile. */
export async function endReading(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<void> {
  try {
    await mark(ports, { staff, id, phase: 'ended' }, (before) => isReader(before, staff.id))
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
  }
}

/** Advice for those who speak, from somebody they see reading along. */
export async function coach(ports: Ports, act: StaffAct, text: string): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      if (before.place.status !== 'withStaff' || !isReader(before, act.staff.id)) throw new HotlineError('conflict')
      return { entries: [{ kind: 'coached', ...stamp, text }] }
    },
    (known) => known.kind === 'coached' && known.text === text,
  )
  return { seq }
}

const isReader = ({ readers }: Conversation, id: StaffAccount['id']) => readers.some(({ staff }) => staff === id)

const isSeen = (conversation: Conversation, id: StaffAccount['id']) =>
  hasPart(id, conversation) || isReader(conversation, id)

interface Reading {
  staff: StaffAccount
  id: ConversationId
  phase: 'began' | 'ended'
}

async function mark(ports: Ports, { staff, id, phase }: Reading, isDue: (before: Conversation) => boolean) {
  const by = { staff: staff.id, number: staff.number }
  return change(ports, id, (before) => ({
    entries:
      before.place.status !== 'closed' && before.lastSeq > 0 && isDue(before)
        ? [{ kind: 'readAlong', by, phase, seq: before.lastSeq + 1, at: ports.clock.now() }]
        : [],
  }))
}
