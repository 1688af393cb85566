import type { Place } from '../../shared/entry.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { inWaitingOrder } from '../domain/waitingList.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { loadConversation } from './commit.ts'

/** Everything on staff's lists, as it stands; what is erased meanwhile is left out. */
export async function listedConversations(
  ports: Ports,
  isWanted: (place: Place) => boolean = () => true,
): Promise<Conversation[]> {
  const listed = (await ports.conversations.listed()).filter(({ place }) => isWanted(place))
  const loaded = await Promise.all(listed.map(({ id }) => loadUnlessErased(ports, id)))
  return loaded.flatMap((conversation) => (conversation ? [conversation] : []))
}

/** Those who wait, first first. */
export async function waitingInOrder(ports: Ports): Promise<ConversationId[]> {
  const isWaiting = ({ status }: Place) => status === 'waiting'
  const waiting = await listedConversations(ports, isWaiting)
  return waiting
    .filter(({ place }) => place.status === 'waiting')
    .sort(inWaitingOrder)
    .map(({ id }) => id)
}

/** As it stands, or undefined when it was erased meanwhile. */
export async function loadUnlessErased(ports: Ports, id: ConversationId): Promise<Conversation | undefined> {
  try {
    return await loadConversation(ports, id)
  } catch (error) {
    if (isCode(error, 'gone')) return undefined
    throw error
  }
}
