import type { StaffId } from '../../../../shared/ids.ts'
import type { Clip } from '../../../domain/call/call.ts'
import type { Asked } from './pullCall.ts'

/** What a batch of operations is written with, whatever the provider's form. */
export interface Writing {
  /** The provider's name for the call. */
  callid: string
  step: number
  /** Under which the provider reaches us. */
  base: string
  /** Where an operation's outcome is sent: its address names the operation, because outcomes say only "success". */
  next(operation: Asked): string
  /** Where a sound file is fetched. */
  sound(clips: readonly Clip[]): string
  /** The service's own number: left out, a provider would show the caller's number to staff. */
  callerId: string
  numberOf(staff: StaffId): string
}
