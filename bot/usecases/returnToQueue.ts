import type { Entry } from '../../shared/entry.ts'
import { type ConversationId, clientIdSchema, type StaffId } from '../../shared/ids.ts'
import type { StaffAuthor } from '../domain/conversation.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { change } from './commit.ts'
import { endReading } from './readAlong.ts'
import { listedConversations } from './waitingList.ts'

/**
 * A console that has been gone for this long is not coming back by itself; a reload or a tunnel takes less. With what it
 * takes to notice that it is gone (20 s where a whole process died, and the period of the job), two minutes at most.
 */
const awayMs = 80_000

/**
 * Gives back to the queue what staff hold who have no console open anywhere, so that nobody waits for somebody who is
 * gone. Remembers between calls since when each of them has been away.
 */
export function createReturnToQueue(ports: Ports): () => Promise<void> {
  const awaySince = new Map<StaffId, number>()

  function isGone(id: StaffId, now: number) {
    if (ports.presence.staffPresent(id)) {
      awaySince.delete(id)
      return false
    }
    if (!awaySince.has(id)) awaySince.set(id, now)
    return now - (awaySince.get(id) ?? now) >= awayMs
  }

  return async function returnToQueue() {
    const now = ports.clock.now()
    const isAway = ({ staff }: StaffAuthor) => isGone(staff, now)
    for (const conversation of await listedConversations(ports)) {
      for (const reader of conversation.readers) if (isAway(reader)) await stopReading(ports, conversation.id, reader)
      if (conversation.place.status !== 'withStaff') continue
      const { staff, beside } = conversation
      if (beside && isAway(beside)) await withoutErased(() => letGo(ports, conversation.id, beside))
      if (staff && isAway(staff)) await withoutErased(() => giveBack(ports, conversation.id, staff))
    }
  }
}

/** To the colleague beside them, if there is one: the visitor is not sent back to the queue from somebody who is there. */
async function giveBack(ports: Ports, id: ConversationId, from: StaffAuthor) {
  await change(ports, id, (before) => {
    if (before.place.status !== 'withStaff' || before.staff?.staff !== from.staff) return { entries: [] }
    const stamp = { by: 'bot', seq: before.lastSeq + 1, at: ports.clock.now() } as const
    const entry: Entry = before.beside
      ? { kind: 'transferred', ...stamp, colleague: before.beside }
      : { kind: 'released', ...stamp, to: 'queue' }
    return { entries: [entry] }
  })
}

/** Whoever came in beside and is gone holds nothing up. */
async function letGo(ports: Ports, id: ConversationId, beside: StaffAuthor) {
  await change(ports, id, (before) => {
    const clientId = clientIdSchema.parse(ports.random.id())
    const entry: Entry = { kind: 'left', by: beside, clientId, seq: before.lastSeq + 1, at: ports.clock.now() }
    return { entries: before.beside?.staff === beside.staff ? [entry] : [] }
  })
}

async function stopReading(ports: Ports, id: ConversationId, { staff }: StaffAuthor) {
  const account = await ports.staff.byId(staff)
  if (account) await endReading(ports, account, id)
}

async function withoutErased(run: () => Promise<unknown>) {
  try {
    await run()
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
  }
}
