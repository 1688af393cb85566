import type { ConversationId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { KeptCode, ReturnCodes } from '../../ports/conversations.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'
import { lives } from './lives.ts'

/** Also gives the conversations, whose erasing takes the code along. */
export function createMemoryReturnCodes(
  ensureOpen: () => void,
  conversations: ConversationRows,
): { returnCodes: ReturnCodes; rows: ConversationRows } {
  const codes = new Map<ConversationId, KeptCode>()
  const returnCodes: ReturnCodes = {
    async save(id, code) {
      if (!(await lives(conversations, id))) throw new HotlineError('gone')
      codes.set(id, { ...code })
    },
    async load(id) {
      ensureOpen()
      const code = codes.get(id)
      return code && { ...code }
    },
    async find(lookup) {
      ensureOpen()
      return [...codes].flatMap(([id, code]) => (code.lookup === lookup ? [{ id, hash: code.hash }] : []))
    },
    async forget(id) {
      ensureOpen()
      codes.delete(id)
    },
  }
  return {
    returnCodes,
    rows: {
      ...conversations,
      async erase(id, erasure) {
        await conversations.erase(id, erasure)
        codes.delete(id)
      },
    },
  }
}
