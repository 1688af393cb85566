import type { Telephone } from './channels/phone/telephone.ts'
import type { Context } from './context.ts'
import { isCode } from './errors.ts'
import { logBug } from './log.ts'
import type { StaffSockets } from './sockets/staffSockets.ts'
import { catchUpWithEdits } from './usecases/editContent.ts'
import type { VisitorSide } from './visitorSide.ts'

interface Sides {
  visitors: VisitorSide
  staff: StaffSockets
  telephone: Telephone | undefined
}

/** Who is told of what: a conversation's change goes to its page and to staff, and staff coming or going to all who wait. */
export function ringTogether(context: Context, sides: Sides) {
  const { announcer, delivery, presence, board, consoles } = context
  const { visitors, staff, telephone } = sides
  delivery.add(visitors.push)
  announcer.onRing(staff.push)
  announcer.onWriting(staff.showWriting)
  announcer.onOwnRing(visitors.watchQueue)
  announcer.onOtherRing(visitors.rangElsewhere)
  if (telephone) announcer.onRing(telephone.push)
  const refreshDuty = () => {
    visitors.refreshWaiting()
    staff.refreshShift()
  }
  presence.onStaffChange(refreshDuty)
  presence.onVisitorChange(staff.push)
  board.onChange(refreshDuty)
  consoles.onCall(staff.call)
  ringForEdits(context, sides)
}

/** What was edited, here or elsewhere, is taken first and shown then. */
function ringForEdits({ ports, announcer, shared }: Context, { visitors, staff }: Sides) {
  const refreshAll = () => {
    visitors.refreshAll()
    staff.refreshAll()
  }
  const takeEdits = () =>
    void catchUpWithEdits(ports)
      // A store that does not answer now is asked again by a job.
      .catch((error: unknown) => isCode(error, 'unavailable') || logBug('announcement:failed', error))
      .then(refreshAll)
  announcer.onEdited(takeEdits)
  shared?.onMissed(takeEdits)
}
