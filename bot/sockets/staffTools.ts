import type { ConversationId, StaffId } from '../../shared/ids.ts'
import type { TelephoneView } from '../../shared/telephone.ts'
import type { ShiftChange } from '../ports/shift.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import type { Translate } from '../text/translate.ts'
import type { LivePass } from '../usecases/readSession.ts'

/** What the console's edge is made of. */
export interface StaffTools {
  ports: Ports
  t: Translate
  /** Tells colleagues that a staff member, by number, writes. */
  tellWriting(id: ConversationId, staffNumber: number): void
  push?: PushDoor
  /** Where this staff member's calls ring, where they can ring in the console. */
  telephoneOf?(staff: StaffId): Promise<TelephoneView | undefined>
  /** Whether an alarm must find them: they are on duty, or on a break, and not on a line to practise on. */
  standsBy(staff: StaffId): boolean
  presence: {
    consoleOpened(id: StaffId): void
    consoleClosed(id: StaffId): void
    consoleAttended(id: StaffId, agoMs: number, audible: boolean): void
    shiftSet(id: StaffId, to: ShiftChange): void
  }
}

/** A line of somebody's own to practise on; see `practiceLine.ts`. */
export interface Practice {
  ports: Ports
  presence: StaffTools['presence']
  onChange(listener: (id: ConversationId) => void): void
  stop(): void
}

/** What a browser's push address is held against, where there is Web Push. */
export interface PushDoor {
  publicKey: string
  isService(endpoint: string): boolean
}

/** One connected console: who it is, and the conversations it watches with the last entry sent of each. */
export interface ConsoleState {
  pass: LivePass
  staff: StaffAccount
  watching: Map<ConversationId, number>
  updating: Promise<void>
  /** Conversations whose news is behind `updating` and not begun yet. */
  due: Set<ConversationId>
  /** Something could not be told, and is tried again then. */
  again?: ReturnType<typeof setTimeout>
}
