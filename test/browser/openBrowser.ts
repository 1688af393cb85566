import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Language } from '../../shared/languages.ts'

/** One Chromium for a file of tests. */
export function withBrowser({ args = [] }: { args?: string[] } = {}) {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      // Chromium's own sandbox needs what a container's root does not have.
      args,
      chromiumSandbox: process.getuid?.() !== 0,
    })
  })
  afterAll(async () => browser.close())
  return {
    chromium: () => browser,
    /** A browser window of its own, as wide as a phone or a desk; errors on the page fail the test. */
    async window(
      width: 320 | 360 | 640 | 1280,
      language: Language,
      { script = true, network = 'steady' } = {},
    ): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale: { sv: 'sv-SE', en: 'en-GB', ar: 'ar', so: 'so' }[language],
        reducedMotion: 'reduce',
        javaScriptEnabled: script,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const broken: string[] = []
      page.on('pageerror', (error) => broken.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && network === 'steady' && !isRefusal(message.text()))
          broken.push(message.text())
      })
      onTestFinished(async () => {
        await context.close()
        expect(broken, 'errors on the page').toEqual([])
      })
      return page
    },
  }
}

/** Chromium's own words for an answer of 401, which is how the console learns that nobody is signed in, and for having no push. */
const isRefusal = (text: string) => /status of 40[13]|does not support the Push API/.test(text)
