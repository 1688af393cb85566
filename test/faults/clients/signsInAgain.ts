import { tab } from '../../../console/connection/asConsole.ts'
import { signsIn } from '../../support/openStaff.ts'
import type { Browser } from './browseAs.ts'
import { wait } from './hurry.ts'
import type { Person } from './orders.ts'

/** Signs in, as often as it takes. */
export async function signsInAgain(browser: Browser, { name, password }: Person) {
  for (;;) {
    try {
      browser.cookie = await signsIn(browser.origin, { name, password }, tab)
      return
    } catch {
      await wait(200)
    }
  }
}
