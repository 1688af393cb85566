import type { Role } from '../../shared/roles.ts'
import type { ConsoleState, Page } from './consoleState.ts'
import { myRole } from './lists.ts'

/** What each role finds in the console; the server says no to everything else. */
const pagesOf: Readonly<Record<Role, readonly Page[]>> = {
  responder: ['conversations'],
  coordinator: ['conversations', 'live', 'administration'],
  manager: ['statistics'],
  administrator: ['administration'],
}

export function pagesFor(state: ConsoleState): readonly Page[] {
  const role = myRole(state)
  return role ? pagesOf[role] : []
}

/** The page that is shown: the chosen one where the role has it, otherwise its first. */
export function shownPage(state: ConsoleState): Page | undefined {
  const pages = pagesFor(state)
  return pages.find((page) => page === state.own.page) ?? pages[0]
}
