import type { StaffId } from '../../shared/ids.ts'
import type { WayName } from '../../shared/reach.ts'
import { logEvent } from '../log.ts'
import type { Way } from '../ports/shift.ts'
import type { MessageReason } from '../usecases/dailyMessages.ts'
import { answersWithinMs } from './outsideText.ts'

export interface WayParts {
  name: WayName
  /** Whether this person was reached; undefined when there is no way to them, and it throws when the way is broken. */
  send(id: StaffId, why: MessageReason): Promise<boolean | undefined>
  /** Told of every try, so that staff see what is broken. */
  tried(name: WayName, works: boolean): void
}

/** A way outside the console that never throws and tells who was reached. */
export function createWay({ name, send, tried }: WayParts): Way {
  async function reach(id: StaffId, why: MessageReason): Promise<StaffId[]> {
    try {
      const reached = await inTime(send(id, why))
      if (reached === undefined) return []
      tried(name, true)
      return reached ? [id] : []
    } catch {
      // What a provider says may repeat an address.
      logEvent('alert:failed')
      tried(name, false)
      return []
    }
  }
  return {
    name,
    call: async (staff) => (await Promise.all(staff.map((id) => reach(id, 'alarm')))).flat(),
    remind: (id) => reach(id, 'due'),
  }
}

/** Whatever a provider's own limits add up to, nobody who waits is held up by it. */
async function inTime<Value>(sending: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), answersWithinMs)
  })
  try {
    return await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
  }
}
