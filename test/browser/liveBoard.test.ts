import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()

test.each([
  ['sv', 1280],
  ['en', 360],
] as const)(
  'a coordinator sees what is now: who waits, since when, who is on and what is acute (%s)',
  async (language, width) => {
    const line = await startLine()
    const { password } = await addStaff(line.ports, 'eva', 'coordinator')
    const first = await waitingConversation(line.ports)
    line.clock.passTime(12 * 60_000)
    const page = await browser.window(width, language)
    const eva = await openStaffConsole(page, line.origins.console, language, 'keyboard')
    await eva.signsIn({ name: 'eva', password })
    await page.getByRole('button', { name: eva.words('nav.live'), exact: true }).press('Enter')
    const part = (key: string) => page.getByRole('region', { name: eva.words(key), exact: true })
    const tile = async (key: string) =>
      (
        await page
          .locator('.tile', { hasText: eva.words(key) })
          .locator('dd')
          .innerText()
      ).split('\n')[0]
    const shows = (key: string, value: string | RegExp) => expect.poll(() => tile(key)).toMatch(value)
    await shows('live.waiting', /^1$/)
    await shows('live.longest', /^1\d:\d\d$/)
    await page.getByText(eva.words('live.nobody')).first().waitFor()

    const ben = await line.staff('ben')
    await waitingConversation(line.ports)
    await shows('live.waiting', /^2$/)
    await shows('live.longest', /^1\d:\d\d$/)
    await part('live.on').getByText('ben').waitFor()
    await page.getByText(eva.words('live.open')).waitFor()

    const visitor = line.visitor()
    await visitor.says('han har en kniv och är utanför min dörr')
    await shows('live.alarms', /^1$/)
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

    await ben.claims(first)
    await shows('live.waiting', /^1$/)
    await shows('live.talking', /^1$/)
    // Whoever had waited twelve minutes waits no more.
    await shows('live.longest', /^\d:\d\d$/)
    await part('live.alarms')
      .getByRole('button', { name: eva.words('live.show') })
      .press('Enter')
    await page.locator('#conversations').waitFor()
  },
)

test('nobody but a coordinator has the live board', async () => {
  const line = await startLine()
  const { password } = await addStaff(line.ports, 'ruth', 'responder')
  const page = await browser.window(1280, 'sv')
  const ruth = await openStaffConsole(page, line.origins.console, 'sv', 'keyboard')
  await ruth.signsIn({ name: 'ruth', password })
  expect(await page.getByRole('button', { name: ruth.words('nav.live'), exact: true }).count()).toBe(0)
})
