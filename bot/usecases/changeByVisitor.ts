import { dayOf } from '../../shared/day.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { Conversation } from '../domain/conversation.ts'
import { servedByErasing } from '../domain/statistics/served.ts'
import { HotlineError } from '../errors.ts'
import type { ErasureReason } from '../ports/conversations.ts'
import type { Ports } from '../ports.ts'
import { change, existingConversation, loadConversation } from './commit.ts'
import { countServed } from './countServed.ts'

/**
 * The visitor takes back what was written: the words are destroyed first, then everybody is told. A crash between the two
 * leaves no words, and the page, which has no acknowledgement yet, asks again.
 */
export async function takeBack(
  ports: Ports,
  id: ConversationId,
  clientId: ClientId,
  target: number,
): Promise<{ seq: number }> {
  const conversation = await existingConversation(ports, id)
  const repeated = conversation.byClientId.get(clientId)
  if (repeated) return { seq: repeated.seq }
  if (!conversation.ownTexts.includes(target)) {
    const [entry] = await ports.conversations.read(id, target - 1)
    if (entry?.seq !== target || entry.kind !== 'redacted' || entry.by !== 'visitor') throw new HotlineError('notFound')
  }
  await ports.conversations.redact(id, target)
  ports.known.forget(id)
  const after = await change(ports, id, (before) => ({
    entries: before.byClientId.has(clientId)
      ? []
      : [{ kind: 'tookBack', by: 'visitor', clientId, target, seq: before.lastSeq + 1, at: ports.clock.now() }],
  }))
  return { seq: after.byClientId.get(clientId)?.seq ?? after.lastSeq }
}

/** Everything we have said is said again in the new language; what the visitor wrote stays as it is. */
export async function chooseLanguage(
  ports: Ports,
  id: ConversationId,
  clientId: ClientId,
  language: Language,
): Promise<Conversation> {
  await existingConversation(ports, id)
  return change(ports, id, (before) => ({
    entries:
      before.byClientId.has(clientId) || before.place.status === 'closed'
        ? []
        : [
            {
              kind: 'languageChosen',
              by: 'visitor',
              clientId,
              language,
              seq: before.lastSeq + 1,
              at: ports.clock.now(),
            },
          ],
  }))
}

/** Everything goes at once and for good; both sides are told that it is gone. Again is harmless. */
export async function eraseConversation(ports: Ports, id: ConversationId, reason: ErasureReason): Promise<void> {
  const before = await loadConversation(ports, id).catch(() => undefined)
  await ports.conversations.erase(id, { day: dayOf(ports.clock.now()), reason })
  ports.known.forget(id)
  const band = reason === 'visitor' ? 'gaveUp' : 'never'
  if (before) countServed(ports, servedByErasing(before, band, ports.settings.current().openingHours))
  ports.announcer.ring(id, Number.MAX_SAFE_INTEGER)
  ports.delivery.send(id)
}
