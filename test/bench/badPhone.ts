import type { Browser } from 'playwright-core'

/** 400 kbit/s, 400 ms there and back, and a processor four times slower. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const slowdown = 4

export interface FirstVisit {
  /** The first screen can be read. */
  readableMs: number
  /** A first button can be pressed. */
  usableMs: number
  /** How much what was on the screen moved by itself: 0 is nothing. */
  layoutShift: number
}

const watchShift = `
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
`

/** A first visit to the page on a bad telephone, by the browser's own measures. */
export async function visitOnBadPhone(browser: Browser, origin: string): Promise<FirstVisit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', line)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.addInitScript(watchShift)
  const from = performance.now()
  await page.goto(`${origin}/`, { waitUntil: 'commit', timeout: 60_000 })
  await page.locator('.choices button').first().waitFor({ timeout: 60_000 })
  const readableMs = performance.now() - from
  await page.locator('.choices button:enabled').first().waitFor({ timeout: 60_000 })
  const usableMs = performance.now() - from
  const layoutShift = await page.evaluate<number>('window.shifted')
  await context.close()
  return { readableMs, usableMs, layoutShift }
}
