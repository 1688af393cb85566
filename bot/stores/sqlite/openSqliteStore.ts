import type { ConversationKeys } from '../sealing/conversationKeys.ts'
import { sealConversations } from '../sealing/sealedConversations.ts'
import { sealKeptTexts } from '../sealing/sealedKeptTexts.ts'
import { sealReplyAddresses } from '../sealing/sealedReplyAddresses.ts'
import type { Stores } from '../stores.ts'
import { createGroupCommit } from './groupCommit.ts'
import { type DatabaseOptions, openDatabase } from './openDatabase.ts'
import { createSqliteAudit } from './sqliteAudit.ts'
import { createSqliteConversations } from './sqliteConversations.ts'
import { createSqliteEdits } from './sqliteEdits.ts'
import { createSqliteFourEyes } from './sqliteFourEyes.ts'
import { createSqliteKeptTexts } from './sqliteKeptTexts.ts'
import { createSqliteLinks } from './sqliteLinks.ts'
import { createSqlitePapers } from './sqlitePapers.ts'
import { createSqlitePasskeys } from './sqlitePasskeys.ts'
import { createSqliteReplyAddresses } from './sqliteReplyAddresses.ts'
import { createSqliteReturnCodes } from './sqliteReturnCodes.ts'
import { createSqliteStaff } from './sqliteStaff.ts'
import { createSqliteStatistics } from './sqliteStatistics.ts'
import { truncateWal } from './truncateWal.ts'

/** Opens the database file, or makes it. Throws when the file is unsafe to use, with the reason. */
export function openSqliteStore(path: string, keys: ConversationKeys, options?: DatabaseOptions): Stores {
  const database = openDatabase(path, options)
  const commits = createGroupCommit(database)
  const texts = createSqliteKeptTexts(database, commits)
  const conversations = sealConversations(createSqliteConversations(database, commits), keys, texts)
  return {
    conversations,
    staff: createSqliteStaff(database, commits),
    fourEyes: createSqliteFourEyes(database, commits),
    passkeys: createSqlitePasskeys(database, commits),
    links: createSqliteLinks(database, commits),
    auditRows: createSqliteAudit(database, commits),
    statistics: createSqliteStatistics(database, commits),
    papers: createSqlitePapers(database, commits),
    returnCodes: createSqliteReturnCodes(database, commits),
    keptTexts: sealKeptTexts(texts, keys),
    edits: createSqliteEdits(database, commits),
    replyAddresses: sealReplyAddresses(createSqliteReplyAddresses(database, commits), keys),
    async close() {
      if (!database.isOpen) return
      await conversations.settle()
      commits.flush()
      truncateWal(database)
      database.close()
      await keys.close()
    },
  }
}
