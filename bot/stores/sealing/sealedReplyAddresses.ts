import { HotlineError } from '../../errors.ts'
import type { ReplyAddresses } from '../../ports/conversations.ts'
import type { ConversationKeys } from './conversationKeys.ts'
import { open, seal } from './envelope.ts'

/** The edge has sealed the address already; with the conversation's key it cannot be read from a backup of what was erased. */
export function sealReplyAddresses(addresses: ReplyAddresses, keys: ConversationKeys): ReplyAddresses {
  return {
    ...addresses,
    async save(id, address) {
      const dataKey = await keys.find(id)
      if (!dataKey) throw new HotlineError('gone')
      await addresses.save(id, seal(dataKey.key, address, contextOf(id)))
    },
    async load(id) {
      const kept = await addresses.load(id)
      const dataKey = kept && (await keys.find(id))
      return dataKey && { ...kept, sealed: open(dataKey.key, kept.sealed, contextOf(id)) }
    },
  }
}

const contextOf = (id: string) => `reply address|${id}`
