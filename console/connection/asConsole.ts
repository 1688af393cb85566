import { consoleTabHeader } from '../../shared/consoleTab.ts'
import { newClientId } from './clientId.ts'

const place = 'tab'

/** Which console this is, as long as its tab is open, also when it is loaded again: the session belongs to it alone. */
export const tab = tabHere(globalThis.sessionStorage)

function tabHere(storage: Storage | undefined) {
  const before = storage?.getItem(place)
  if (before) return before
  const made = newClientId()
  storage?.setItem(place, made)
  return made
}

/** What every request of the console says. A page of another origin cannot set these headers without being asked about it. */
export const asConsole = { 'X-Requested-With': 'console', [consoleTabHeader]: tab }

let look = () => {}
/** Looks whether the session still stands, when an answer says that it does not, or never came. */
export const whenInDoubt = (looks: () => void) => {
  look = looks
}
export const inDoubt = () => look()
