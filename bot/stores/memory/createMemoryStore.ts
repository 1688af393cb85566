import { HotlineError } from '../../errors.ts'
import { createConversationKeys } from '../sealing/conversationKeys.ts'
import { sealConversations } from '../sealing/sealedConversations.ts'
import { sealKeptTexts } from '../sealing/sealedKeptTexts.ts'
import { sealReplyAddresses } from '../sealing/sealedReplyAddresses.ts'
import type { Stores } from '../stores.ts'
import { createMemoryAudit } from './memoryAudit.ts'
import { createMemoryConversations } from './memoryConversations.ts'
import { createMemoryEdits } from './memoryEdits.ts'
import { createMemoryFourEyes } from './memoryFourEyes.ts'
import { createMemoryKeptTexts } from './memoryKeptTexts.ts'
import { createMemoryKeyStore } from './memoryKeyStore.ts'
import { createMemoryLinks } from './memoryLinks.ts'
import { createMemoryPapers } from './memoryPapers.ts'
import { createMemoryPasskeys } from './memoryPasskeys.ts'
import { createMemoryReplyAddresses } from './memoryReplyAddresses.ts'
import { createMemoryReturnCodes } from './memoryReturnCodes.ts'
import { createMemoryStaff } from './memoryStaff.ts'
import { createMemoryStatistics } from './memoryStatistics.ts'
import { createMemoryWrappingKeys } from './memoryWrappingKeys.ts'

/** Keeps everything in memory and nothing after the process: for tests. */
export function createMemoryStore(
  keys = createConversationKeys(createMemoryKeyStore(), createMemoryWrappingKeys()),
): Stores {
  let open = true
  const ensureOpen = () => {
    if (!open) throw new HotlineError('unavailable', 'the store is closed')
  }
  const texts = createMemoryKeptTexts(ensureOpen)
  const codes = createMemoryReturnCodes(ensureOpen, createMemoryConversations(ensureOpen))
  const { rows, replyAddresses } = createMemoryReplyAddresses(ensureOpen, codes.rows)
  return {
    conversations: sealConversations(rows, keys, texts),
    replyAddresses: sealReplyAddresses(replyAddresses, keys),
    returnCodes: codes.returnCodes,
    keptTexts: sealKeptTexts(texts, keys),
    edits: createMemoryEdits(ensureOpen),
    staff: createMemoryStaff(ensureOpen),
    fourEyes: createMemoryFourEyes(ensureOpen),
    passkeys: createMemoryPasskeys(ensureOpen),
    links: createMemoryLinks(ensureOpen),
    auditRows: createMemoryAudit(ensureOpen),
    statistics: createMemoryStatistics(ensureOpen),
    papers: createMemoryPapers(ensureOpen),
    async close() {
      open = false
      await keys.close()
    },
  }
}
