import type { ConversationId } from '../../shared/ids.ts'
import type { Signal } from '../domain/conversation.ts'
import { isCode } from '../errors.ts'
import type { ErasureReason } from '../ports/conversations.ts'
import type { Ports } from '../ports.ts'
import { eraseConversation } from './changeByVisitor.ts'
import { change, erasesAt } from './commit.ts'
import { recordAtEnd } from './contactRecordFor.ts'

/** A question about an acute signal that stands unanswered this long counts as yes for the alarm (acute-signals.md 6.1). */
const answerWithinMs = 60_000

/** Turns unanswered soft alarms red. */
export async function raiseUnansweredSignals(ports: Ports): Promise<void> {
  for (const { id, place } of await ports.conversations.listed()) {
    if (place.alarmed) await ignoringErased(() => raiseUnanswered(ports, id))
  }
}

async function raiseUnanswered(ports: Ports, id: ConversationId) {
  await change(ports, id, (before) => {
    const at = ports.clock.now()
    const late = before.signals.filter(({ phase, foundAt }) => phase === 'found' && at - foundAt >= answerWithinMs)
    return { entries: late.map((signal, nth) => ({ ...unanswered(signal), at, seq: before.lastSeq + 1 + nth })) }
  })
}

const unanswered = ({ category, certain, about, source }: Signal) =>
  ({ kind: 'signalled', by: 'bot', category, certain, about, source, phase: 'unanswered' }) as const

/** Erases what has reached its time. A conversation nobody finished is counted as one that broke off. */
export async function forgetExpired(ports: Ports): Promise<void> {
  for (const id of await ports.conversations.due(ports.clock.now())) await ignoringErased(() => forget(ports, id))
}

async function forget(ports: Ports, id: ConversationId) {
  const now = ports.clock.now()
  let reason: ErasureReason = 'closed'
  const after = await change(ports, id, (before) => {
    // Somebody may have written since the list was made; then its time has moved.
    if (before.place.status === 'closed' || erasesAt(before, ports.settings.current()) > now) return { entries: [] }
    reason = before.place.status === 'withBot' ? 'abandoned' : 'unanswered'
    const closed = { kind: 'closed', by: 'bot', reason: 'expired', at: now, seq: before.lastSeq + 1 } as const
    return { entries: [closed], ...recordAtEnd(ports, before, [closed]) }
  })
  if (after.place.status === 'closed') await eraseConversation(ports, id, reason)
}

async function ignoringErased(run: () => Promise<void>) {
  try {
    await run()
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
  }
}
