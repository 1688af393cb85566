import type { AuditStore, FourEyesStore } from '../ports/audit.ts'
import type { EditStore } from '../ports/content.ts'
import type { ConversationStore, KeptTexts, ReplyAddresses, ReturnCodes } from '../ports/conversations.ts'
import type { ProviderLinks } from '../ports/provider.ts'
import type { PasskeyStore, StaffStore } from '../ports/staff.ts'
import type { StatisticsStore } from '../ports/statistics.ts'
import type { SealedPapers } from './sealing/sealedPapers.ts'

/** What every kind of store gives. */
export interface Stores {
  conversations: ConversationStore
  staff: StaffStore
  auditRows: AuditStore
  fourEyes: FourEyesStore
  passkeys: PasskeyStore
  links: ProviderLinks
  statistics: StatisticsStore
  replyAddresses: ReplyAddresses
  returnCodes: ReturnCodes
  keptTexts: KeptTexts
  edits: EditStore
  papers: SealedPapers
  /** Finishes what was begun; whatever comes after is refused with `unavailable`. */
  close(): Promise<void>
}
