import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const words = wordsOf('sv', 'page')

/** What came to browsers after 2022: the last Safari of an iPhone 7 has none of it. */
const takeAwayWhatIsNewer = `(() => {
  for (const kind of [Array, Object.getPrototypeOf(Int8Array)])
    for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) delete kind.prototype[name]
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) delete Set.prototype[name]
  for (const name of ['isWellFormed', 'toWellFormed']) delete String.prototype[name]
  for (const [kind, name] of [[Object, 'groupBy'], [Map, 'groupBy'], [Promise, 'withResolvers'], [Promise, 'try'], [Array, 'fromAsync'], [AbortSignal, 'any']])
    delete kind[name]
  for (const name of ['Iterator', 'structuredClone', 'scheduler', 'navigation']) delete globalThis[name]
})()`

test('the page is one that a telephone of 2016 reads and uses', {
  timeout: 60_000,
}, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv')
  await page.addInitScript(takeAwayWhatIsNewer)
  const [script] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('.js')),
    page.goto(line.origins.visitors),
  ])
  // No browser that knows it can unlearn it, and one that does not reads nothing of a script with it.
  const text = await script.text()
  expect(text.length).toBeGreaterThan(10_000)
  expect(text.match(/\(\?<[!=]|static\s*\{/g)).toEqual(null)

  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.writes('Får mina föräldrar veta något?')
  await visitor.fills('write', 'jag bor på Storgatan 5, ring 070-174 06 05 eller skriv till a.b@example.com')
  await page.keyboard.press('Enter')
  await page.locator('.marked').waitFor()
  expect(await page.locator('.marked mark').allTextContents()).toEqual([
    'Storgatan 5',
    '070-174 06 05',
    'a.b@example.com',
  ])
  await visitor.presses('guard.remove')
  await visitor.erasesAll()
})

test('where the script never takes over, a way to the page without it comes into sight', {
  timeout: 60_000,
}, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv', { network: 'broken' })
  await page.route('**/*.js', (route) => route.abort())
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Animation.enable')
  await devtools.send('Animation.setPlaybackRate', { playbackRate: 1000 })
  await page.goto(line.origins.visitors)
  await page.getByRole('button', { name: words('instead') }).click()
  await page.locator('.still').waitFor()
  expect(await page.locator('#page').count()).toBe(0)
  await page.getByRole('textbox', { name: words('write') }).fill('Får mina föräldrar veta något?')
  await page.getByRole('button', { name: words('write.send'), exact: true }).click()
  await page.getByRole('log').getByText('Får mina föräldrar veta något?').waitFor()
})

test('where the script takes over, nobody is led to the page without it', async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv')
  await page.goto(line.origins.visitors)
  await page.locator('.choices button:enabled').first().waitFor()
  expect(await page.getByText(words('instead')).count()).toBe(0)
})
