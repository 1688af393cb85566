import type { ConversationId } from '../../shared/ids.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { lazily } from '../answers/lazily.ts'
import type { Conversation } from '../domain/conversation.ts'
import { isListedFor } from '../domain/insight.ts'
import { isCode } from '../errors.ts'
import { existingConversation } from '../usecases/commit.ts'
import { conversationCard } from './conversationCard.ts'
import { conversationView } from './conversationView.ts'
import type { StaffSocket } from './staffSockets.ts'
import type { StaffTools } from './staffTools.ts'
import { queueTelling } from './telling.ts'

/** A conversation as it stands, and how it looks on staff's lists. */
interface News {
  conversation: Conversation
  card: ConversationCard
}

/**
 * Brings every console up to date on one conversation, each in its own order and none waiting for another. What a console
 * is still to be told is told once, as it then stands, however often it rang: a flood must not queue the same work again.
 */
export function createAnnounce(tools: StaffTools) {
  const latest = new Map<ConversationId, () => Promise<News>>()
  return function announce(sockets: readonly StaffSocket[], id: ConversationId) {
    // Looked at after this ring, once for everybody who is told from now on, whichever ring they wait for.
    const fresh = lazily(() => newsOf(tools, id))
    latest.set(id, fresh)
    for (const socket of sockets) {
      const { data } = socket
      if (data.due.has(id)) continue
      data.due.add(id)
      queueTelling(tools, socket, () => {
        data.due.delete(id)
        return tell(tools, socket, id, latest.get(id) ?? fresh)
      })
    }
    void Promise.all(sockets.map(({ data }) => data.updating)).then(() => {
      if (latest.get(id) === fresh) latest.delete(id)
    })
  }
}

async function newsOf({ ports }: StaffTools, id: ConversationId): Promise<News> {
  const conversation = await existingConversation(ports, id)
  return { conversation, card: await conversationCard(ports, conversation) }
}

async function tell(tools: StaffTools, socket: StaffSocket, id: ConversationId, news: () => Promise<News>) {
  try {
    const { conversation, card } = await news()
    if (isListedFor(socket.data.staff.id, conversation)) socket.emit('card:changed', card)
    else socket.emit('card:gone', { id })
    await tellWatcher(tools, socket, id)
  } catch (error) {
    // Rung for a first word that was not saved.
    if (isCode(error, 'notFound')) return
    if (!isCode(error, 'gone')) throw error
    socket.emit('card:gone', { id })
    drop(socket, id)
  }
}

async function tellWatcher(tools: StaffTools, socket: StaffSocket, id: ConversationId) {
  const last = socket.data.watching.get(id)
  if (last === undefined) return
  try {
    const view = await conversationView(tools, socket.data.staff, id, last)
    if (view.card.lastSeq <= last) return
    socket.data.watching.set(id, view.card.lastSeq)
    socket.emit('entries:added', view)
  } catch (error) {
    // Checked whenever something changes: who lost the conversation gets nothing more of it.
    if (!isCode(error, 'notFound')) throw error
    drop(socket, id)
  }
}

function drop(socket: StaffSocket, id: ConversationId) {
  if (socket.data.watching.delete(id)) socket.emit('conversation:dropped', { id })
}
