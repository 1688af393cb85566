import type { StaffId } from '../../shared/ids.ts'
import type { Call, Presence, Way } from '../ports/shift.ts'

/** Open consoles, here and at the line's other processes. Reached is whose console can make itself heard. */
export function createConsoleWay(presence: Presence) {
  const listeners = new Set<(staff: readonly StaffId[], about: Call) => void>()
  const ownListeners = new Set<(staff: readonly StaffId[], about: Call) => void>()
  const way: Way = {
    name: 'console',
    async call(staff, about) {
      for (const listener of [...listeners, ...ownListeners]) listener(staff, about)
      const audible = presence.audible()
      return staff.filter((id) => audible.includes(id))
    },
  }
  return {
    way,
    /** Called for every call. */
    onCall: (listener: (staff: readonly StaffId[], about: Call) => void) => listeners.add(listener),
    /** Called for those that began in this process. */
    onOwnCall: (listener: (staff: readonly StaffId[], about: Call) => void) => ownListeners.add(listener),
    /** Another process calls. */
    callHere(staff: readonly StaffId[], about: Call) {
      for (const listener of listeners) listener(staff, about)
    },
  }
}

export type ConsoleWay = ReturnType<typeof createConsoleWay>
