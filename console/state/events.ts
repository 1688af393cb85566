import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { SignInWay } from '../../shared/signInWay.ts'
import type { RingsAt } from '../../shared/telephone.ts'
import type {
  ApprovedAnswer,
  ConsoleSnapshot,
  ConversationCard,
  ConversationView,
  PlanView,
  ReachView,
  ShiftView,
  StaffView,
} from '../../shared/wire/consoleViews.ts'
import type { Acknowledgement, Act, Box } from './acts.ts'
import type { ConsoleState, Muted, OpenedFor, Own, OwnTelephone, Page, Refusal, Room, Written } from './consoleState.ts'
import type { PlanField, PlanTextProblem } from './planText.ts'

/** What the server tells, each by itself. */
export type ServerEvent =
  | { from: 'server'; type: 'console:snapshot'; snapshot: ConsoleSnapshot; receivedAt: number }
  | { from: 'server'; type: 'card:changed'; card: ConversationCard }
  | { from: 'server'; type: 'card:gone'; id: ConversationId }
  | { from: 'server'; type: 'entries:added'; view: ConversationView }
  | { from: 'server'; type: 'conversation:dropped'; id: ConversationId }
  | { from: 'server'; type: 'colleague:wrote'; id: ConversationId; number: number; receivedAt: number }
  | { from: 'server'; type: 'shift:changed'; shift: ShiftView }
  | { from: 'server'; type: 'staff:called'; about: 'queue' | 'yours'; at: number }
  | { from: 'server'; type: 'session:ended' }

/** What the line to the server answers. */
export type LineEvent =
  | { from: 'line'; type: 'connection:changed'; connection: ConsoleState['connection'] }
  /** `elsewhere`: there is one, and it belongs to another tab. */
  | { from: 'line'; type: 'session:missing'; why?: 'elsewhere' }
  | { from: 'line'; type: 'session:given'; me: StaffView; way?: SignInWay | undefined; passkeys?: number | undefined }
  | { from: 'line'; type: 'passkeys:counted'; passkeys: number }
  | { from: 'line'; type: 'session:refused'; refusal: Refusal }
  | { from: 'line'; type: 'session:notEnded' }
  | { from: 'line'; type: 'conversation:opened'; view: ConversationView; last: number }
  | { from: 'line'; type: 'conversation:unwatched'; id: ConversationId }
  | { from: 'line'; type: 'act:acknowledged'; acknowledgement: Acknowledgement }
  | { from: 'line'; type: 'act:refused'; act: Act; code: string }
  | { from: 'line'; type: 'written:found'; written: Written }
  | { from: 'line'; type: 'answers:found'; text: string; found: ApprovedAnswer[] | 'missed' }
  | { from: 'line'; type: 'shift:refused'; code: string }
  | { from: 'line'; type: 'reach:told'; reach: ReachView }
  | { from: 'line'; type: 'plan:told'; view: PlanView }
  | { from: 'line'; type: 'plan:saved' }
  | { from: 'line'; type: 'plan:refused'; problems: readonly PlanTextProblem[] }
  | { from: 'line'; type: 'plan:overtaken' }
  | {
      from: 'line'
      type: 'told'
      kind: 'saved' | 'reached' | 'notReached' | 'noPush' | 'contactRecorded' | 'contactNotRecorded'
    }
  | { from: 'line'; type: 'telephone:changed'; telephone: Partial<OwnTelephone> }
  | { from: 'line'; type: 'telephone:chosen'; rings: RingsAt }
  | { from: 'line'; type: 'sound:changed'; sound: 'off' | 'on' | 'blocked' }

/** What staff do on the page. */
export type StaffEvent =
  | { from: 'staff'; type: 'session:asked' }
  | { from: 'staff'; type: 'session:left' }
  | { from: 'staff'; type: 'shift:asked'; to: Own['shift'] }
  | { from: 'staff'; type: 'console:touched'; at: number }
  | { from: 'staff'; type: 'conversation:chosen'; id: ConversationId }
  | { from: 'staff'; type: 'conversation:openedFor'; id: ConversationId; why: OpenedFor }
  | { from: 'staff'; type: 'page:chosen'; page: Page }
  | { from: 'staff'; type: 'room:chosen'; room: Room }
  | { from: 'staff'; type: 'draft:changed'; id: ConversationId; box: Box; text: string }
  | { from: 'staff'; type: 'act:made'; act: Act; at: number }
  | { from: 'staff'; type: 'text:takenBack'; clientId: ClientId }
  | { from: 'staff'; type: 'record:chosen'; id: ConversationId; field: string; value: string | string[] }
  | { from: 'staff'; type: 'closing:shown'; id: ConversationId; visible: boolean }
  | { from: 'staff'; type: 'language:chosen'; language: ConsoleLanguage }
  | { from: 'staff'; type: 'sound:muted'; muted: Muted }
  | { from: 'staff'; type: 'plan:written'; field: PlanField; text: string }
  | { from: 'staff'; type: 'plan:left' }
  | { from: 'staff'; type: 'notices:answered'; notices: Own['notices'] }
  | { from: 'staff'; type: 'sound:checked'; soundCheck: Own['soundCheck'] }
  | { from: 'staff'; type: 'shortcuts:switched'; on: boolean }
  | { from: 'staff'; type: 'notice:read' }

export type ConsoleEvent = ServerEvent | LineEvent | StaffEvent
