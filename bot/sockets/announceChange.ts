import type { ConversationId } from '../../shared/ids.ts'
import type { ConversationCard, ConversationView } from '../../shared/wire/consoleViews.ts'
import { lazily } from '../answers/lazily.ts'
import { isListedFor } from '../domain/insight.ts'
import { isCode } from '../errors.ts'
import { existingConversation } from '../usecases/commit.ts'
import { conversationCard } from './conversationCard.ts'
import { conversationView, type News } from './conversationView.ts'
import type { StaffSocket } from './staffSockets.ts'
import type { StaffTools } from './staffTools.ts'
import { queueTelling } from './telling.ts'

/** What one console is shown of it: the entries it lacks, where it watches, which tell what the card would. */
interface ForConsole {
  card?: ConversationCard
  view?: ConversationView
}

/** A conversation that rang, and how many consoles are still to be told. */
interface Ring {
  id: ConversationId
  news: () => Promise<News>
  waiting: number
}

/**
 * Brings every console up to date, each in its own order and none waiting for another. What a console is still to be told is
 * told once, as it then stands, however often it rang, and with everything else that rang meanwhile: a flood must not queue
 * the same work again.
 */
export function createAnnounce(tools: StaffTools) {
  const rings = new Map<ConversationId, Ring>()
  return function announce(sockets: readonly StaffSocket[], id: ConversationId) {
    if (sockets.length === 0) return
    // Looked at after this ring, once for everybody who is told from now on, whichever ring they wait for.
    const ring = { id, news: lazily(() => newsOf(tools, id)), waiting: rings.get(id)?.waiting ?? 0 }
    rings.set(id, ring)
    for (const socket of sockets) {
      const { due } = socket.data
      if (due.has(id)) continue
      ring.waiting += 1
      due.add(id)
      if (due.size === 1) queueTelling(tools, socket, () => tell(tools, socket, takeRings(due)))
    }
  }

  function takeRings(due: Set<ConversationId>): Ring[] {
    const taken = [...due].flatMap((id) => rings.get(id) ?? [])
    due.clear()
    for (const ring of taken) {
      ring.waiting -= 1
      if (ring.waiting === 0) rings.delete(ring.id)
    }
    return taken
  }
}

async function newsOf({ ports }: StaffTools, id: ConversationId): Promise<News> {
  const conversation = await existingConversation(ports, id)
  return { conversation, card: await conversationCard(ports, conversation) }
}

/** In one frame; what failed keeps nothing else back. */
async function tell(tools: StaffTools, socket: StaffSocket, rings: readonly Ring[]) {
  const outcomes = await Promise.allSettled(rings.map((ring) => newsFor(tools, socket, ring)))
  const told = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  // Who let go of a conversation while the others were looked at, or lost it, gets no more of its text.
  const isWatched = ({ card }: ConversationView) => socket.data.watching.has(card.id)
  const views = told.flatMap(({ view }) => (view && isWatched(view) ? [view] : []))
  const cards = told.flatMap(({ card, view }) => card ?? (view && !isWatched(view) ? [view.card] : []))
  if (cards.length + views.length > 0) socket.emit('conversations:changed', { cards, views })
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function newsFor(tools: StaffTools, socket: StaffSocket, { id, news }: Ring): Promise<ForConsole> {
  try {
    const known = await news()
    const isListed = isListedFor(socket.data.staff.id, known.conversation)
    if (!isListed) socket.emit('card:gone', { id })
    const view = await viewForWatcher(tools, socket, known)
    return view ? { view } : isListed ? { card: known.card } : {}
  } catch (error) {
    // Rung for a first word that was not saved.
    if (isCode(error, 'notFound')) return {}
    if (!isCode(error, 'gone')) throw error
    socket.emit('card:gone', { id })
    drop(socket, id)
    return {}
  }
}

async function viewForWatcher(tools: StaffTools, socket: StaffSocket, news: News) {
  const { id } = news.conversation
  const last = socket.data.watching.get(id)
  if (last === undefined) return undefined
  try {
    const view = await conversationView(tools, socket.data.staff, { id, last, news })
    if (view.card.lastSeq <= last) return undefined
    socket.data.watching.set(id, view.card.lastSeq)
    return view
  } catch (error) {
    // Checked whenever something changes: who lost the conversation gets nothing more of it.
    if (!isCode(error, 'notFound')) throw error
    drop(socket, id)
    return undefined
  }
}

function drop(socket: StaffSocket, id: ConversationId) {
  if (socket.data.watching.delete(id)) socket.emit('conversation:dropped', { id })
}
