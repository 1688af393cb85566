import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import settings from '../../bot/settings.json' with { type: 'json' }
import { fullSize } from '../support/fullSize.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const words = wordsOf('sv', 'page')
const secret = 'jag heter inget och bor ingenstans'

/** A visitor who has written something, on a page whose network can be taken away. */
async function somebodyWriting() {
  const line = await startRealProcess(temporaryFolder())
  const page = await browser.window(360, 'sv', { network: 'broken' })
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.writes(secret)
  await page.getByText(words('message.received')).waitFor()
  return { line, page }
}

const elsewhere = (page: Page) =>
  page.route(settings.leaveTo, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Elsewhere</p>' }))

/** Nothing is answered any more, as in a tunnel. */
const freeze = (page: Page) => page.route('**/*', () => new Promise<void>(() => {}))

const shown = (page: Page) => page.evaluate<string>("document.body?.textContent ?? ''")
/** The script has taken over. */
const isLive = (page: Page) => page.locator('.choices button:enabled').first().waitFor()

const ways: Record<string, (page: Page) => Promise<void>> = {
  // By coordinates: a click on an element waits for the page it leads to.
  button: async (page) => {
    const box = await page.getByRole('link', { name: words('leave') }).boundingBox()
    await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
  },
  'first Tab stop': async (page) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
  },
  'Escape twice': async (page) => {
    for (const _ of [1, 2]) await page.keyboard.press('Escape')
  },
  'Shift three times': async (page) => {
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift')
  },
}

/** From before the first word of a document on. */
const tellIfItShows = `
  new MutationObserver(() => {
    if (document.body?.textContent.includes('${secret}')) showedSecret()
  }).observe(document, { childList: true, subtree: true, characterData: true })
`

const tellWhenEmptied = `
  let pressedAt = 0
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => (pressedAt = performance.now()), true)
  new MutationObserver(() => {
    const inTime = performance.now() - pressedAt < 100
    emptied({ inTime, text: document.body.innerText, title: document.title })
  }).observe(document.body, { childList: true })
`

test('each way out empties the page within 100 ms although the network hangs', { timeout: 120_000 }, async () => {
  const line = await startRealProcess(temporaryFolder())
  for (const [name, leave] of Object.entries(ways)) {
    const page = await browser.window(360, 'sv', { network: 'broken' })
    // The page itself says when its last word had gone: nothing else can be asked of it while it is on its way.
    const emptied = new Promise((resolve) => void page.exposeFunction('emptied', resolve))
    await page.goto(`${line.origins.visitors}/`)
    await isLive(page)
    await freeze(page)
    await page.evaluate(tellWhenEmptied)
    await leave(page)
    expect(await emptied, name).toEqual({ inTime: true, text: '', title: words('title') })
  }
})

test('after leaving, Back shows no word, with the server there and with the server stopped', {
  timeout: 120_000,
}, async () => {
  const { line, page } = await somebodyWriting()
  await page.goto('about:blank')
  for (const server of ['there', 'stopped']) {
    if (server === 'there') await page.goto(`${line.origins.visitors}/`)
    await elsewhere(page)
    const told = page.waitForRequest(`${line.origins.visitors}/left`)
    if (server === 'stopped') {
      await page.goto(`${line.origins.visitors}/`)
      await isLive(page)
      line.child.kill('SIGKILL')
    }
    await ways.button?.(page)
    await page.getByText('Elsewhere').waitFor()
    await told
    await page.goBack({ waitUntil: 'commit' }).catch(() => {})
    const words = await shown(page)
    expect(words).not.toContain(secret)
    expect(words).not.toMatch(/Stöd|Lämna|bot/)
  }
})

test('a page left in any other way is empty when somebody comes Back to it, until it is asked for', {
  timeout: 120_000,
}, async () => {
  const { page } = await somebodyWriting()
  await page.route('https://example.org/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Shop</p>' }))
  let hasShown = false
  await page.exposeFunction('showedSecret', () => {
    hasShown = true
  })
  await page.addInitScript(tellIfItShows)
  const open = page.getByRole('button', { name: words('left.open') })
  for (let times = 0; times < (fullSize ? 50 : 3); times++) {
    await page.goto('https://example.org/')
    await page.getByText('Shop').waitFor()
    await page.evaluate('void history.back()')
    await open.waitFor()
  }
  await page.reload()
  await open.waitFor()
  expect(await shown(page)).not.toContain(secret)
  expect(hasShown).toBe(false)
  await open.click()
  await page.getByRole('log').getByText(secret).waitFor()
  await expect.poll(() => hasShown).toBe(true)
})

test('nobody touches the page: it is blurred, then empty, and a tap shows it as it was', {
  timeout: 60_000,
}, async () => {
  const line = await startRealProcess(temporaryFolder())
  const page = await browser.window(360, 'sv')
  await page.clock.install()
  onTestFinished(() => page.clock.resume())
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.writes(secret)
  const text = page.getByRole('log').getByText(secret)
  await page.clock.runFor('03:00')
  await page.getByRole('button', { name: words('cover.show') }).waitFor()
  expect(await page.evaluate("getComputedStyle(document.querySelector('main[inert]')).filter")).toContain('blur')
  await page.keyboard.press('Enter')
  await text.click()
  await page.clock.runFor('10:00')
  expect(await page.locator('#page').innerText()).toBe(words('left.open'))
  await page.touchscreen.tap(180, 300).catch(() => page.mouse.click(180, 300))
  await text.click()
})
