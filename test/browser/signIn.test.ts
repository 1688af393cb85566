import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { codeAt } from '../../bot/oneTimeCodes.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { fromBase32 } from '../support/oneTimeCodes.ts'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

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

test.each([1280, 360] as const)(
  'the first time an app is connected with the password that was given, %i px wide',
  async (width) => {
    const line = await startLine()
    const { password } = await addStaff(line.ports, 'ben', 'responder')
    const page = await browser.window(width, 'sv')
    const words = wordsOf('sv', 'console')
    const field = (key: string) => page.getByLabel(words(key), { exact: true })
    await page.goto(`${line.origins.console}/`)
    await page.getByRole('button', { name: words('signIn.firstCodes') }).click()
    await field('signIn.name').fill('ben')
    await field('signIn.password').fill('wrong')
    await page.getByRole('button', { name: words('signIn.next') }).click()
    await page.getByText(words('signIn.wrongFirst')).waitFor()
    line.clock.passTime(2000)
    await field('signIn.password').fill(password)
    // The page counts the wait down by its own clock.
    await page.getByRole('button', { name: words('signIn.next'), disabled: false }).click()
    await page.getByRole('img', { name: words('signIn.qr') }).waitFor()
    // What had the focus has left the screen; by keyboard and ear one begins at the top of what came.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H2')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    const key = (await page.locator('.codeKey').innerText()).replaceAll(' ', '')
    const modules = await page.locator('.qrCode path').getAttribute('d')
    expect(modules?.length).toBeGreaterThan(1000)
    await field('signIn.code').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText(words('refusal.notProven')).waitFor()
    await field('signIn.code').fill(codeAt(fromBase32(key), Math.floor(line.clock.now() / 30_000)))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: words('shift.start') }).waitFor()
  },
  60_000,
)
