import type { ConversationId, StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { OneAtATime } from '../../../shared/oneAtATime.ts'
import type { Operation } from '../../domain/call/call.ts'
import type { SealedDigits } from '../../domain/call/sealedDigits.ts'
import { logBug } from '../../log.ts'
import type { Ports } from '../../ports.ts'
import type { Received } from '../../usecases/receiveInput.ts'
import { createLiveCall, type LiveCall } from './liveCall.ts'
import type { CallActivity, PhoneTurn } from './phoneTurn.ts'
import type { Recordings } from './recordings.ts'

/** What the telephone's edge is made of. */
export interface PhoneParts {
  ports: Ports
  presence: { pageOpened(id: ConversationId): void; pageClosed(id: ConversationId): void }
  /** Runs one input as a turn of the bot. */
  takeTurn(turn: PhoneTurn): Promise<Received>
  /** Tells the bot what is no input: nothing fitting was pressed, or the caller is gone. */
  tell(id: ConversationId, what: 'silence' | 'gone'): Promise<void>
  /** Of what was said only what came after entry `said`. */
  activitiesOf(id: ConversationId, said?: number): Promise<CallActivity[]>
  inTurn: OneAtATime['run']
  recordings: Recordings
}

/** A provider's side of one call. */
export interface Leg {
  caller: SealedDigits | undefined
  offered: readonly Language[]
  canText: boolean
  /** Whether this staff member has a telephone here. */
  canRing(staff: StaffId): boolean
  /** Something that nobody on the telephone did: a claim in the console, for example. */
  push(operations: readonly Operation[]): void
}

/** Every call that is going on in this process. */
export function createCalls(parts: PhoneParts) {
  const live = new Set<LiveCall>()
  const busy = () => new Set([...live].flatMap(({ staff }) => staff() ?? []))

  return {
    begin(leg: Leg): LiveCall {
      const call: LiveCall = createLiveCall(parts, leg, {
        isFree: (staff) => !busy().has(staff),
        ended: () => live.delete(call),
      })
      live.add(call)
      return call
    },
    /** A conversation changed: whoever is on the telephone in it learns what that means. */
    push(id: ConversationId) {
      for (const call of live) {
        if (call.id() === id) call.lookAgain().catch((error: unknown) => logBug('call:failed', error))
      }
    },
    /** The line ends: whoever is on the telephone is taken over by whatever comes after. */
    close: () => live.clear(),
  }
}
