import { test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()

test('whoever presses Enter as soon as the form is there is signed in, on a slow machine too', async () => {
  const line = await startLine()
  const { account } = await line.staff()
  const page = await browser.window(1280, 'sv')
  // Between two looks at the clock in one drawing of the page some milliseconds pass.
  await page.addInitScript('const now = Date.now; let looks = 0; Date.now = () => now() + 5 * looks++')
  const staff = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  await staff.signsIn(account)
}, 60_000)
