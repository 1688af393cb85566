import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { visitOnBadPhone } from './badPhone.ts'
import { pageBudget, pageWeight } from './pageWeight.ts'
import { withServers } from './relayServers.ts'

/** Prints what the visitor's page weighs, and how soon it can be used on a bad telephone. */
export async function page(print: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  try {
    await withServers('line', folder, async ({ visitors }) => {
      const origin = `http://localhost:${visitors}`
      for (const encoding of ['br', 'gzip'] as const) {
        const { firstBytes, wholeBytes } = await pageWeight(origin, encoding)
        print(`${encoding}: first answer with its styles ${firstBytes} bytes (at most ${pageBudget.firstBytes})`)
        print(`${encoding}: everything, and a second language, ${wholeBytes} bytes (at most ${pageBudget.wholeBytes})`)
      }
      await visit(origin, print)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function visit(origin: string, print: (line: string) => void) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const { readableMs, usableMs, layoutShift } = await visitOnBadPhone(browser, origin)
    print('400 kbit/s, 400 ms, processor four times slower:')
    print(`  readable after ${Math.round(readableMs)} ms, usable after ${Math.round(usableMs)} ms`)
    print(`  layout shift ${layoutShift.toFixed(4)}`)
  } finally {
    await browser.close()
  }
}
