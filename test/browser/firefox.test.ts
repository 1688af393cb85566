import { type Browser, type HTTPRequest, launch, type Page } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import settings from '../../bot/settings.json' with { type: 'json' }
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { wordsOf } from './words.ts'

const [words, prompts] = [wordsOf('sv', 'page'), wordsOf('sv', 'prompts')]
const secret = 'jag heter inget och bor ingenstans'

/** Debian's Firefox, driven as it is. */
async function openFirefox(): Promise<Page> {
  const browser: Browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: { 'intl.accept_languages': 'sv' },
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.setViewport({ width: 360, height: 800 })
  page.setDefaultTimeout(30_000)
  return page
}

const press = (page: Page, name: string) => page.locator(`::-p-aria([name="${name}"])`).click()
const reads = (page: Page, text: string) => page.locator(`::-p-text(${text})`).wait()
const shown = (page: Page) => page.evaluate('document.body ? document.body.textContent : ""') as Promise<string>

const telling = /ingenstans|Stöd|Lämna/

/** Stands in for the page that leaving leads to. */
function elsewhere(request: HTTPRequest) {
  const isThere = request.url() === settings.leaveTo
  void (isThere ? request.respond({ contentType: 'text/html', body: '<p>Elsewhere</p>' }) : request.continue())
}

test('in Firefox a visitor is answered, leaves by keys, and Back shows no word', { timeout: 120_000 }, async () => {
  const line = await startRealProcess(temporaryFolder())
  const page = await openFirefox()
  await page.goto(`${line.origins.visitors}/`)
  await press(page, prompts('who.self'))
  await reads(page, prompts('menu.self'))
  await page.locator('textarea').fill(secret)
  await page.keyboard.press('Enter')
  await reads(page, words('message.received'))
  expect(await page.evaluate('crossOriginIsolated')).toBe(true)
  expect(await page.cookies()).toEqual([])

  await page.goto('about:blank')
  await page.evaluate('void history.back()')
  await reads(page, words('left.open'))
  expect(await shown(page)).not.toContain(secret)
  await press(page, words('left.open'))
  await reads(page, secret)

  await page.setRequestInterception(true)
  page.on('request', elsewhere)
  for (const _ of [1, 2, 3]) await page.keyboard.press('Shift')
  await reads(page, 'Elsewhere')
  await page.evaluate('void history.back()')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await shown(page)).not.toMatch(telling)
})
