import { type ClientId, type ConversationId, clientIdSchema } from '../../../../shared/ids.ts'

/** Names that clients gave their messages are kept in memory, for so many at most. */
const mostNames = 10_000

/** How a message is named in the client that sent it, by which it knows its own message when it comes back. */
export function createClientNames(keys: { deriveId(purpose: string, text: string): string }) {
  const names = new Map<ClientId, string>()
  return {
    /** The id a message has with us: always the same for the same name in the same conversation. */
    idFor(id: ConversationId, name: string): ClientId {
      const clientId = clientIdSchema.parse(keys.deriveId('directLineActivity', JSON.stringify([id, name])))
      names.set(clientId, name)
      for (const oldest of names.keys()) {
        if (names.size <= mostNames) break
        names.delete(oldest)
      }
      return clientId
    },
    nameOf: (clientId: ClientId) => names.get(clientId),
  }
}

export type ClientNames = ReturnType<typeof createClientNames>
