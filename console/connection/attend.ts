import type { ConsoleState } from '../state/consoleState.ts'
import { audible } from '../state/ringing.ts'

/** Told no oftener while people work. */
const tellEveryMs = 60_000

export interface AttendPorts {
  tell(attended: { agoMs: number; audible: boolean }): void
  now(): number
}

/** Tells the server that a person is at this console: at once when it did not know, and otherwise now and then. */
export function createAttendKeeper({ tell, now }: AttendPorts) {
  let told: { at: number; audible: boolean } | undefined
  return {
    update(state: ConsoleState) {
      if (state.connection !== 'connected') {
        told = undefined
        return
      }
      const { touchedAt } = state.own
      const isNews = !told || audible(state) !== told.audible || touchedAt - told.at >= tellEveryMs
      if (!isNews) return
      told = { at: touchedAt, audible: audible(state) }
      tell({ agoMs: Math.max(0, now() - touchedAt), audible: told.audible })
    },
  }
}
