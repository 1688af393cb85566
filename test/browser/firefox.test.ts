import { type Browser, type HTTPRequest, launch, type Page } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import settings from '../../bot/settings.json' with { type: 'json' }
import { openStaff } from '../support/openStaff.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { wordsOf } from './words.ts'

const [words, prompts] = [wordsOf('sv', 'page'), wordsOf('sv', 'prompts')]
const secret = 'jag heter inget och bor ingenstans'

/** Debian's Firefox, driven as it is. */
async function openFirefox(preferences: Record<string, unknown> = {}): Promise<Page> {
  const browser: Browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: { 'intl.accept_languages': 'sv', ...preferences },
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.setViewport({ width: 360, height: 800 })
  page.setDefaultTimeout(30_000)
  return page
}

const press = (page: Page, name: string) => page.locator(`::-p-aria([name="${name}"])`).click()
const reads = (page: Page, text: string) => page.locator(`::-p-text(${text})`).wait()
const shown = async (page: Page) => (await until<[string]>(page, '[document.body?.textContent ?? ""]'))[0]

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

/** Asks again until it is so: between two pages nobody answers. */
async function until<Found>(page: Page, look: string): Promise<Found> {
  for (;;) {
    const found = await page.evaluate(look).catch(() => undefined)
    if (found) return found as Found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The driver's own ways to find, wait and press run as script in the page, and here there is none: this is a hand. */
async function clicks(page: Page, selector: string, text?: string) {
  const at = await until<{ x: number; y: number }>(
    page,
    `(() => {
      const isMeant = (one) => one.checkVisibility() && [undefined, one.textContent.trim()].includes(${JSON.stringify(text)})
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find(isMeant)
      found?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const box = found?.getBoundingClientRect()
      const at = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      // New buttons take no tap for a moment.
      return at && found.contains(document.elementFromPoint(at.x, at.y)) && at
    })()`,
  )
  await page.evaluate('void (document.documentElement.dataset.seen = "")')
  await page.mouse.click(at.x, at.y)
}

/** Whatever is pressed without script leads to a page anew; until it is there, a hand would press on the old one. */
async function leads(page: Page, selector: string, text?: string) {
  await clicks(page, selector, text)
  await until(page, 'document.documentElement.dataset.seen === undefined')
}

const sees = (page: Page, text: string) => until(page, `document.body.textContent.includes(${JSON.stringify(text)})`)

test('in Firefox without script a visitor talks with staff, leaves, and Back shows no word', {
  timeout: 180_000,
}, async () => {
  const line = await startRealProcess(temporaryFolder())
  const staff = await openStaff(line.origins.console, line.first ?? { name: '', password: '' })
  onTestFinished(staff.leave)
  await staff.startsShift()
  const page = await openFirefox({ 'javascript.enabled': false })
  const answers = (choice: string) => leads(page, '.choices button', prompts(choice))
  await page.goto(`${line.origins.visitors}/`)
  await answers('who.self')
  await sees(page, prompts('menu.self'))
  await clicks(page, 'textarea')
  await page.keyboard.type(secret)
  await leads(page, '.write button')
  await sees(page, secret)
  await answers('choice.human')
  for (const choice of ['yes', 'skip', 'skip']) await answers(`choice.${choice}`)
  const { id } = await staff.untilWaiting()
  await staff.claims(id)
  await staff.replies(id, 'Jag är här.')
  await leads(page, '.fetch a')
  await sees(page, 'Jag är här.')
  expect((await page.cookies()).map(({ httpOnly, session }) => [httpOnly, session])).toEqual([[true, true]])

  await page.setRequestInterception(true)
  page.on('request', elsewhere)
  await leads(page, '.leave')
  await sees(page, 'Elsewhere')
  // As far back as it goes: to the page that was left, and to the first one.
  for (const _ of [1, 2, 3]) {
    await page.goBack({ timeout: 2000 }).catch(() => undefined)
    expect(await shown(page)).not.toMatch(telling)
  }
})
