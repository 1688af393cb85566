import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()
const ring = (number: string) => ({ kind: 'plan', plan: { kind: 'ring', number, hour: 16 } }) as const

test('staff see the number to ring when they ask for it, and no longer once the visitor names another', {
  timeout: 60_000,
}, async () => {
  const line = await startLine()
  const { account, ...ben } = await line.staff()
  const visitor = line.visitor()
  await visitor.says('hej')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.does(ring('070-174 06 05'))
  await ben.claims((await ben.untilWaiting()).id)
  const page = await browser.window(1280, 'sv')
  const staff = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  await staff.signsIn(account)
  await page
    .getByRole('button', { name: new RegExp(`^${staff.words('list.open')}`) })
    .first()
    .click()
  const show = page.getByRole('button', { name: staff.words('facts.showNumber'), exact: true })
  await show.waitFor()
  expect(await page.content()).not.toContain('174')
  await show.click()
  await page.getByText('070-174 06 05').waitFor()
  await visitor.does(ring('070-174 06 99'))
  await page.getByText('070-174 06 05').waitFor({ state: 'detached' })
  await show.click()
  await page.getByText('070-174 06 99').waitFor()
})
