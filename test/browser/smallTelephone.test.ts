import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'
import { wordsOf } from './words.ts'

const [words, prompts] = [wordsOf('sv', 'page'), wordsOf('sv', 'prompts')]
const usual = withBrowser()
/** As somebody sets it who sees badly. */
const twiceAsLarge = withBrowser({
  args: ['--blink-settings=defaultFontSize=32'],
})

test('on a small telephone more than half of the window is for the talk', {
  timeout: 60_000,
}, async () => {
  const line = await startLine()
  const page = await usual.window(360, 'sv')
  await page.setViewportSize({ width: 360, height: 640 })
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.sees(visitor.prompts('menu.self'))
  const call = await page.getByRole('link', { name: visitor.words('danger.call') }).boundingBox()
  expect(call?.height).toBeGreaterThanOrEqual(44)
  const talk = await page.locator('main').boundingBox()
  expect(talk?.height).toBeGreaterThan(640 * 0.55)
  // What can be answered stands right under what it answers, and all of it in sight.
  const answers = await page.locator('.choices').boundingBox()
  const freely = await page.locator('.freely').boundingBox()
  expect(freely?.y).toBeGreaterThan((answers?.y ?? 0) + (answers?.height ?? 0))
  expect((answers?.y ?? 0) + (answers?.height ?? 0)).toBeLessThan((talk?.y ?? 0) + (talk?.height ?? 0))
})

test('without script, too, the newest message is in sight with a text twice as large', async () => {
  const line = await startLine()
  const page = await twiceAsLarge.window(360, 'sv', { script: false })
  await page.goto(line.origins.visitors)
  await page.locator('.still .choices button').first().click()
  const newest = page.locator('.bubble').last()
  await newest.getByText(prompts('menu.self')).waitFor()
  const [under, box] = await Promise.all([page.locator('header').boundingBox(), newest.boundingBox()])
  expect(box?.y).toBeGreaterThanOrEqual(under?.height ?? 0)
  expect(box?.y).toBeLessThan(800 / 2)
})

test('without script, what a form brought is in sight wherever it stands', { timeout: 60_000 }, async () => {
  const line = await startLine()
  // Chromium calls a refusal an error of the network.
  const page = await twiceAsLarge.window(360, 'sv', { script: false, network: 'refusing' })
  const press = (name: string) => page.locator('.still').getByRole('button', { name, exact: true }).click()
  const expectInSight = async (selector: string) => {
    const box = await page.locator(selector).boundingBox()
    expect(box?.y, selector).toBeGreaterThan(0)
    expect(box?.y, selector).toBeLessThan(800)
  }
  await page.goto(line.origins.visitors)
  await press(prompts('who.self'))
  await page.locator('.still summary', { hasText: words('safety.title') }).click()
  await page.getByText(words('plan.ring'), { exact: true }).click()
  await press(words('plan.save'))
  await page.getByText(words('notice.badNumber')).waitFor()
  await expectInSight('p.notice')
  await page.locator('.still summary', { hasText: words('code.title') }).click()
  await press(words('code.make'))
  await page.locator('p.code').waitFor()
  await expectInSight('p.code')
  await page.getByRole('textbox', { name: words('write') }).fill('ring mig på 070-174 06 05')
  await press(words('write.send'))
  await expectInSight('.guard p[role=alert]')
})

/** Lines of the newest bubble that nothing lies over. */
const linesInSight = `(() => {
  const bubble = [...document.querySelectorAll('.bubble')].at(-1)
  const { left, top, bottom } = bubble.getBoundingClientRect()
  const isSeen = (y) => bubble.contains(document.elementFromPoint(left + 40, y))
  const lines = Array.from({ length: 40 }, (_, nth) => top + 24 + nth * 51)
  return lines.filter((y) => y > 0 && y < Math.min(bottom, innerHeight) && isSeen(y)).length
})()`

test('with a text twice as large the newest message can be read there, and the way out stays in sight', {
  timeout: 60_000,
}, async () => {
  const line = await startLine()
  const page = await twiceAsLarge.window(360, 'sv')
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await page.locator('.choices button:enabled').first().waitFor()
  expect(await page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)')).toBe(32)
  await visitor.takes('who.self')
  await visitor.sees(visitor.prompts('menu.self'))
  await expect.poll(() => page.evaluate<number>(linesInSight)).toBeGreaterThan(4)
  await visitor.writes('Får mina föräldrar veta något?')
  await page.locator('.bubble.bot').nth(2).waitFor()
  await expect.poll(() => page.evaluate<number>(linesInSight)).toBeGreaterThan(4)
  const leave = await page.getByRole('link', { name: visitor.words('leave') }).boundingBox()
  expect(leave?.y).toBeGreaterThanOrEqual(0)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
})
