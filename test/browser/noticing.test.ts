import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openVisitor } from '../support/openVisitor.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()

async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('a shift begins with a tone that is asked about; whoever waits is noticed without a word of what it is about; and the shift says how it is', async () => {
  const line = await startRealProcess(temporaryFolder(), { PUSH_CONTACT: 'mailto:it@example.org' })
  const page = await browser.window(1280, 'sv')
  const staff = await openStaffConsole(page, line.origins.console, 'sv', 'keyboard')
  await staff.signsIn(line.first ?? { name: '', password: '' })
  const button = (key: string) => page.getByRole('button', { name: staff.words(key), exact: true })
  const presses = async (key: string) => {
    await button(key).focus()
    await page.keyboard.press('Enter')
  }
  await staff.startsShift()
  await page.getByText(staff.words('sound.didYouHear')).waitFor()
  await expectNoBarriers(page)
  await presses('sound.heard')
  await page.getByText(staff.words('sound.didYouHear')).waitFor({ state: 'detached' })

  const visitor = openVisitor(line.origins.visitors, 'sv')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await page.getByRole('button', { name: new RegExp(`^${staff.words('list.claimOf')}`) }).waitFor()
  const titles = new Set<string>()
  const look = async () => titles.add(await page.title())
  await expect.poll(look, { timeout: 10_000, interval: 150 }).toContain(staff.words('notify.look'))
  await expect.poll(look, { timeout: 10_000, interval: 150 }).toContain('(1) Jour')
  expect(titles.size).toBeLessThanOrEqual(3)

  await presses('board.full')
  await visitor.until('the truth is said', () => visitor.state()?.waiting?.text.includes('upptagna'))
  await expectNoBarriers(page)
  await presses('board.notFull')
  await presses('note.writeForNext')
  await page.getByRole('textbox', { name: staff.words('note.forNext') }).fill('ring om nycklarna')
  await presses('note.keep')
  await page.getByText('ring om nycklarna').waitFor()
  await presses('shift.break')
  await page.getByText(staff.words('shift.breakTitle')).waitFor()
  await visitor.until('nobody is there', () => /Vi öppnar|är på plats/.test(visitor.state()?.waiting?.text ?? ''))
  await expectNoBarriers(page)
  await presses('shift.back')
  await page.context().grantPermissions(['notifications'], { origin: line.origins.console })
  await page.getByRole('button', { name: new RegExp(`^${staff.words('menu.open').split('{')[0]}`) }).click()
  await presses('reach.open')
  await presses('reach.push.here')
  // A browser of tests has no push service; but the worker is there, and that it could not be is said.
  await page.getByText(staff.words('notice.noPush')).waitFor()
  const scope = 'navigator.serviceWorker.getRegistration().then((found) => found?.scope)'
  expect(await page.evaluate(scope)).toBe(`${line.origins.console}/`)
  visitor.leave()
}, 120_000)

test('the plan and the ways to be reached are without barriers, and mistakes are told where they are', async () => {
  const line = await startRealProcess(temporaryFolder(), {
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMTP_FROM: 'line@example.org',
  })
  const page = await browser.window(360, 'sv')
  const staff = await openStaffConsole(page, line.origins.console, 'sv', 'pointer')
  await staff.signsIn(line.first ?? { name: '', password: '' })
  const press = (key: string) => page.getByRole('button', { name: staff.words(key), exact: true }).click()
  await press('plan.open')
  const monday = page.getByRole('textbox', { name: staff.words('plan.field.monday') })
  await monday.fill('9–15')
  await press('plan.save')
  await page.getByText(staff.words('plan.problem.time')).waitFor()
  await expect.poll(() => monday.evaluate((element) => element.matches(':focus'))).toBe(true)
  await expectNoBarriers(page)
  await monday.fill('09:00–15:00')
  await press('plan.save')
  await page.getByText(staff.words('notice.saved')).waitFor()

  await page.getByRole('button', { name: new RegExp(`^${staff.words('menu.open').split('{')[0]}`) }).click()
  await press('reach.open')
  await page.getByRole('textbox', { name: staff.words('reach.mail') }).fill('ruth@example.org')
  await expectNoBarriers(page)
  await press('reach.save')
  await page.getByText(staff.words('notice.saved')).waitFor()
}, 120_000)
