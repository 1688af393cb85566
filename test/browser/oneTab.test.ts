import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { liveLine } from '../support/liveLine.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()

test('the console is open in one tab: another asks to sign in, and the first stops when somebody does', async () => {
  const line = await liveLine()
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const page = await browser.window(1280, 'sv')
  const first = await openStaffConsole(page, line.origins.console, 'sv', 'keyboard')
  await first.signsIn({ name: 'ben', password })
  await page.reload()
  await page.getByRole('button', { name: first.words('shift.start'), exact: true }).waitFor()

  const otherPage = await page.context().newPage()
  const other = await openStaffConsole(otherPage, line.origins.console, 'sv', 'keyboard')
  await other.sees('signIn.elsewhere')
  await expectNoBarriers(otherPage)
  await page.getByRole('button', { name: first.words('shift.start'), exact: true }).waitFor()

  line.clock.passTime(60_000)
  await other.signsIn({ name: 'ben', password })
  await first.sees('signIn.ended')
  await otherPage.reload()
  await otherPage.getByRole('button', { name: first.words('shift.start'), exact: true }).waitFor()
  expect(await page.getByRole('button', { name: first.words('shift.start'), exact: true }).count()).toBe(0)
})
