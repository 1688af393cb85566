import type { ConversationKeys } from '../sealing/conversationKeys.ts'
import { sealConversations } from '../sealing/sealedConversations.ts'
import { sealKeptTexts } from '../sealing/sealedKeptTexts.ts'
import { sealReplyAddresses } from '../sealing/sealedReplyAddresses.ts'
import type { Stores } from '../stores.ts'
import { openRedis, type RedisOptions } from './openRedis.ts'
import { createRedisAudit } from './redisAudit.ts'
import { createRedisConversations } from './redisConversations.ts'
import { createRedisEdits } from './redisEdits.ts'
import { createRedisFourEyes } from './redisFourEyes.ts'
import { createRedisKeptTexts } from './redisKeptTexts.ts'
import { createRedisLinks } from './redisLinks.ts'
import { createRedisPapers } from './redisPapers.ts'
import { createRedisPasskeys } from './redisPasskeys.ts'
import { createRedisReplyAddresses } from './redisReplyAddresses.ts'
import { createRedisReturnCodes } from './redisReturnCodes.ts'
import { createRedisStaff } from './redisStaff.ts'
import { createRedisStatistics } from './redisStatistics.ts'

export interface RedisStores extends Stores {
  /** What `relaxDurability` puts up with, in words for the log; empty when Redis is as it should be. */
  relaxed: readonly string[]
}

/** A store that many processes share. Throws when Redis is out of reach or unsafe to use, with the reasons. */
export async function openRedisStore(
  url: string,
  keys: ConversationKeys,
  options: RedisOptions = {},
): Promise<RedisStores> {
  const { connection, rewriter, relaxed, close } = await openRedis(url, options)
  const texts = createRedisKeptTexts(connection, rewriter)
  const conversations = sealConversations(createRedisConversations(connection, rewriter), keys, texts)
  return {
    conversations,
    staff: createRedisStaff(connection),
    fourEyes: createRedisFourEyes(connection),
    passkeys: createRedisPasskeys(connection),
    links: createRedisLinks(connection),
    auditRows: createRedisAudit(connection),
    statistics: createRedisStatistics(connection),
    papers: createRedisPapers(connection, rewriter),
    returnCodes: createRedisReturnCodes(connection),
    keptTexts: sealKeptTexts(texts, keys),
    edits: createRedisEdits(connection),
    replyAddresses: sealReplyAddresses(createRedisReplyAddresses(connection, rewriter), keys),
    relaxed,
    async close() {
      await conversations.settle()
      await Promise.all([close(), keys.close()])
    },
  }
}
