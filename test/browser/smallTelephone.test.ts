import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'

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
