import { afterLine } from './afterLine.ts'
import { afterServer } from './afterServer.ts'
import { afterStaff } from './afterStaff.ts'
import type { ConsoleState } from './consoleState.ts'
import type { ConsoleEvent } from './events.ts'

/** The one way the console's state changes, whoever speaks. */
export function reduce(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  switch (event.from) {
    case 'server':
      return afterServer(state, event)
    case 'line':
      return afterLine(state, event)
    case 'staff':
      return afterStaff(state, event)
  }
}
