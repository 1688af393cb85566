import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { ReplyAddresses } from '../../ports/conversations.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'
import { lives } from './lives.ts'

/** Also gives the conversations, whose erasing takes the address along. */
export function createMemoryReplyAddresses(
  ensureOpen: () => void,
  conversations: ConversationRows,
): { replyAddresses: ReplyAddresses; rows: ConversationRows } {
  const addresses = new Map<ConversationId, { sealed: Uint8Array; told: number }>()

  const replyAddresses: ReplyAddresses = {
    async save(id, sealed) {
      if (!(await lives(conversations, id))) throw new HotlineError('gone')
      addresses.set(id, { sealed: Uint8Array.from(sealed), told: addresses.get(id)?.told ?? 0 })
    },
    async load(id) {
      ensureOpen()
      const address = addresses.get(id)
      return address && { ...address }
    },
    async markTold(id, seq) {
      ensureOpen()
      const address = addresses.get(id)
      if (address) address.told = Math.max(address.told, seq)
    },
    async forget(id) {
      ensureOpen()
      addresses.delete(id)
    },
    async list() {
      ensureOpen()
      return [...addresses.keys()]
    },
  }
  return {
    replyAddresses,
    rows: {
      ...conversations,
      async erase(id, erasure) {
        await conversations.erase(id, erasure)
        addresses.delete(id)
      },
    },
  }
}
