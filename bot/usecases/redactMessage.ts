import type { RedactionReason } from '../../shared/judgement.ts'
import { isKnownTo } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { actOnce, ensureIn, type StaffAct } from './asStaff.ts'
import { existingConversation } from './commit.ts'

/**
 * Staff destroy a reply or note of their own, or words of the visitor's, with a reason. The words are destroyed first, then
 * both sides are told; a crash between the two leaves no words, and the console asks again.
 */
export async function redactMessage(
  ports: Ports,
  act: StaffAct,
  { target, reason }: { target: number; reason: RedactionReason },
): Promise<{ seq: number }> {
  const before = await existingConversation(ports, act.id)
  if (!before.byClientId.has(act.clientId)) {
    if (!isKnownTo(act.staff.id, before)) throw new HotlineError('notFound')
    ensureIn(before, act.staff)
    await ensureTheirs(ports, act, target)
    await ports.conversations.redact(act.id, target)
    ports.known.forget(act.id)
  }
  const { seq } = await actOnce(
    ports,
    act,
    (_before, stamp) => ({ entries: [{ kind: 'tookBack', ...stamp, target, reason }] }),
    (known) => known.kind === 'tookBack' && known.target === target,
  )
  return { seq }
}

/** What the visitor wrote, or what this staff member did; what a colleague wrote is theirs to take back. */
async function ensureTheirs({ conversations }: Ports, { staff, id }: StaffAct, target: number) {
  const [entry] = await conversations.read(id, target - 1)
  const isText = ['said', 'replied', 'noted', 'redacted'].includes(entry?.kind ?? '')
  const isTheirs = entry?.by === 'visitor' || (typeof entry?.by === 'object' && entry.by.staff === staff.id)
  if (entry?.seq !== target || !isText || !isTheirs) throw new HotlineError('notFound')
}
