import type { ConsoleState } from '../state/consoleState.ts'
import { seesLists } from '../state/lists.ts'

/** Told no oftener while people work; well within the time after which the server ends what idles. */
const tellEveryMs = 60_000

export interface SessionPorts {
  /** Whether the session is still there. */
  use(): Promise<boolean>
  ended(): void
}

/** A console without a socket tells over HTTP that a person is there, and asks so that it is blank soon after its session ended. */
export function createSessionKeeper({ use, ended }: SessionPorts) {
  let told = 0
  return {
    update(state: ConsoleState) {
      const { touchedAt } = state.own
      if (state.session.stage !== 'signedIn' || seesLists(state) || touchedAt - told < tellEveryMs) return
      told = touchedAt
      void use().then((standing) => standing || ended())
    },
  }
}

/** How often a console that nobody touches asks whether it may still show what it shows. */
export const lookEveryMs = 30_000
