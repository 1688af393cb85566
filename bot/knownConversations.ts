import type { Entry } from '../shared/entry.ts'
import type { ConversationId } from '../shared/ids.ts'
import type { KnownConversations } from './ports/conversations.ts'

/** Those that were needed last. A person's contact is a few hundred entries, and few go on at a time. */
const most = 500
/** Newest entries kept of each: everybody who follows a conversation lacks only these. */
const mostEntries = 30

interface Known {
  conversation: ReturnType<KnownConversations['get']> & object
  newest: readonly Entry[]
}

export function createKnownConversations({ alone }: { alone: boolean }): KnownConversations {
  const known = new Map<ConversationId, Known>()
  let forgettings = 0

  return {
    alone,
    mark: () => forgettings,
    get: (id) => known.get(id)?.conversation,
    entriesAfter(id, since) {
      const newest = known.get(id)?.newest ?? []
      const [first] = newest
      return first && first.seq <= since + 1 ? newest.filter(({ seq }) => seq > since) : undefined
    },
    keep(conversation, entries, mark) {
      const { id, lastSeq } = conversation
      const before = known.get(id)
      if ((before?.conversation.lastSeq ?? 0) > lastSeq) return
      known.delete(id)
      // It may be what was forgotten; what stood before it is not how it stands either.
      if (mark !== forgettings) return
      known.set(id, { conversation, newest: newestOf(before, entries) })
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    },
    forget(id) {
      forgettings += 1
      known.delete(id)
    },
  }
}

/** With those before them only where none is between. */
function newestOf(before: Known | undefined, entries: readonly Entry[]): readonly Entry[] {
  const goesOn = entries[0]?.seq === (before?.conversation.lastSeq ?? 0) + 1
  return (before && goesOn ? [...before.newest, ...entries] : entries).slice(-mostEntries)
}
