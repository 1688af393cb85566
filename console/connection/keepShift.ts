import type { ConsoleState } from '../state/consoleState.ts'
import { onShift } from '../state/lists.ts'

export type ShiftEvent = 'shift:start' | 'shift:break' | 'shift:end'

/** Whoever was on duty before the line broke is on duty after it, even when the server has forgotten: once for each connection. */
export function createShiftKeeper(ask: (event: ShiftEvent) => void) {
  let asked = false
  return {
    update(state: ConsoleState) {
      if (state.connection !== 'connected') asked = false
      else if (!asked) {
        asked = true
        if (state.own.shift !== 'off' && !onShift(state)) ask(state.own.shift === 'on' ? 'shift:start' : 'shift:break')
      }
    },
  }
}
