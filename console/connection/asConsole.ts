import { consoleTabHeader } from '../../shared/consoleTab.ts'
import { newClientId } from './clientId.ts'

/** Which console this is, as long as its page is open: a fresh proof given here carries its live connections along. */
export const tab = newClientId()

/** What every request of the console says. A page of another origin cannot set these headers without being asked about it. */
export const asConsole = { 'X-Requested-With': 'console', [consoleTabHeader]: tab }

let look = () => {}
/** Looks whether the session still stands, when an answer says that it does not, or never came. */
export const whenInDoubt = (looks: () => void) => {
  look = looks
}
export const inDoubt = () => look()
