import type {
  AuditStore,
  ConversationStore,
  EditStore,
  FourEyesStore,
  KeptTexts,
  PasskeyStore,
  ReplyAddresses,
  ReturnCodes,
  StaffStore,
  StatisticsStore,
} from '../ports.ts'
import type { SealedPapers } from './sealing/sealedPapers.ts'

/** What every kind of store gives. */
export interface Stores {
  conversations: ConversationStore
  staff: StaffStore
  auditRows: AuditStore
  fourEyes: FourEyesStore
  passkeys: PasskeyStore
  statistics: StatisticsStore
  replyAddresses: ReplyAddresses
  returnCodes: ReturnCodes
  keptTexts: KeptTexts
  edits: EditStore
  papers: SealedPapers
  /** Finishes what was begun; whatever comes after is refused with `unavailable`. */
  close(): Promise<void>
}
