import { consoleTabHeader } from '../../shared/consoleTab.ts'

/** The tab of every console whose test is not about tabs. */
export const oneTab = 'AAAAAAAAAAAAAAAAAAAAAA'

/** What every request of a console says, besides the cookie. */
export const asConsole = { 'X-Requested-With': 'console', [consoleTabHeader]: oneTab }
