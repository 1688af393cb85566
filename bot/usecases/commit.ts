import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { Entry } from '../../shared/entry.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Settings } from '../../shared/settings.ts'
import { type Conversation, fold, newConversation } from '../domain/conversation.ts'
import { eraseAt } from '../domain/retention.ts'
import { servedPlan } from '../domain/safetyTalk.ts'
import { servedBy } from '../domain/statistics/served.ts'
import { HotlineError, isCode } from '../errors.ts'
import type { Unanswered } from '../ports/conversations.ts'
import type { Ports } from '../ports.ts'
import { countServed } from './countServed.ts'

/** What a decision makes of a conversation as it stands: entries that go on from it, and a record when it closes. */
export interface Decision {
  entries: readonly Entry[]
  record?: ContactRecord
  /** The bot had no answer. */
  unanswered?: Unanswered
}

/** Tries before a contended conversation is given up as unavailable; each lost try means that somebody else got on. */
const mostTries = 20

/** The conversation as it stands; throws `gone` when it was erased. */
export async function loadConversation({ conversations, known }: Ports, id: ConversationId): Promise<Conversation> {
  const before = known.get(id)
  if (before && known.alone) return before
  const mark = known.mark()
  const entries = await conversations.read(id, before?.lastSeq)
  if (before && entries.length === 0) return before
  // Words that were taken back, and a plan that was replaced, stand in what was known.
  const isWhole = !before || entries.some(destroysWords)
  const whole = isWhole ? (before ? await conversations.read(id) : entries) : undefined
  const conversation = whole ? fold(newConversation(id), whole) : fold(before ?? newConversation(id), entries)
  known.keep(conversation, whole ?? entries, mark)
  return conversation
}

const destroysWords = (entry: Entry) =>
  entry.kind === 'tookBack' || entry.kind === 'planned' || (entry.kind === 'call' && entry.state === 'messageGone')

/** The conversation as it stands and its entries after `last`. Throws `notFound` and `gone`. */
export async function conversationSince(
  ports: Ports,
  id: ConversationId,
  last: number,
): Promise<{ conversation: Conversation; entries: Entry[] }> {
  const conversation = await existingConversation(ports, id)
  return { conversation, entries: await entriesSince(ports, conversation, last) }
}

/** Entries after `last` up to where the conversation stands here: what has come meanwhile comes with the next reading. Throws `gone`. */
export async function entriesSince(
  { known, conversations }: Ports,
  { id, lastSeq }: Conversation,
  last: number,
): Promise<Entry[]> {
  const entries = known.entriesAfter(id, last) ?? (await conversations.read(id, last))
  return entries.filter(({ seq }) => seq <= lastSeq)
}

/** As `loadConversation`, but throws `notFound` when there is none. */
export async function existingConversation(ports: Ports, id: ConversationId): Promise<Conversation> {
  const conversation = await loadConversation(ports, id)
  if (conversation.lastSeq === 0) throw new HotlineError('notFound')
  return conversation
}

/**
 * Decides on the newest state and saves; when somebody else was first, decides again on what they made. The announcement
 * rings after the save is durable. Gives the conversation with the new entries in it.
 */
export async function change(
  ports: Ports,
  id: ConversationId,
  decide: (conversation: Conversation) => Decision | Promise<Decision>,
): Promise<Conversation> {
  for (let tried = 0; tried < mostTries; tried++) {
    const before = await loadConversation(ports, id)
    const decision = await decide(before)
    if (decision.entries.length === 0) return before
    try {
      return await save(ports, before, decision)
    } catch (error) {
      // It may have been saved all the same, and only the answer was lost: whoever is rung for looks.
      if (isCode(error, 'unavailable')) announce(ports, before)
      if (!isCode(error, 'conflict')) throw error
    }
  }
  throw new HotlineError('unavailable', 'too many writers at once')
}

/** When a conversation goes if nothing more happens, in milliseconds. */
export const erasesAt = (
  { place, lastWordAt, since, expired, keptUntil }: Conversation,
  { retention }: Settings,
): number => eraseAt({ status: place.status, lastWordAt, closedAt: since, expired, keptUntil }, retention)

async function save(
  ports: Ports,
  before: Conversation,
  { entries, record, unanswered }: Decision,
): Promise<Conversation> {
  const after = fold(before, entries)
  const extras = {
    eraseAt: erasesAt(after, ports.settings.current()),
    ...(record ? { record } : {}),
    ...(unanswered ? { unanswered } : {}),
  }
  const mark = ports.known.mark()
  try {
    await ports.conversations.append(after.id, before.lastSeq, entries, extras)
  } catch (error) {
    // Somebody else was first, or nobody knows how far it came: the store is asked next.
    ports.known.forget(after.id)
    throw error
  }
  ports.known.keep(after, entries, mark)
  await forgetNumber(ports, before, after)
  countServed(ports, servedBy(before, entries, after, ports.settings.current().openingHours))
  announce(ports, after)
  return after
}

/** The number to call when contact is lost is destroyed once it has served; what is left over goes with the conversation. */
async function forgetNumber({ conversations, known }: Ports, before: Conversation, after: Conversation) {
  const served = servedPlan(before, after)
  if (served === undefined) return
  try {
    await conversations.redact(after.id, served)
  } catch (error) {
    if (!isCode(error, 'unavailable') && !isCode(error, 'gone')) throw error
  }
  known.forget(after.id)
}

function announce({ announcer, delivery }: Ports, { id, lastSeq }: Conversation) {
  announcer.ring(id, lastSeq)
  delivery.send(id)
}
