import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import type { Language } from '../shared/languages.ts'
import { withServers } from './bench/relayServers.ts'
import { walkPageStates, walkStillStates } from './browser/pageStates.ts'
import { openStaff } from './support/openStaff.ts'

const usage = 'Usage: npm run screens -- FOLDER    pictures of every state of the visitor’s page\n'
const languages: readonly Language[] = ['sv', 'ar']
const themes = ['light', 'dark'] as const
const widths = [360, 1280] as const

const [folder] = process.argv.slice(2)
if (folder) await takeAll(folder)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

/** Every state in two languages, light and dark, on a telephone and on a desk. */
async function takeAll(into: string) {
  mkdirSync(into, { recursive: true })
  const stores = mkdtempSync(join(tmpdir(), 'screens-'))
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    await withServers('line', stores, async ({ visitors, console: port, accounts: [account] }) => {
      const staff = await openStaff(`http://localhost:${port}`, account ?? { name: '', password: '' })
      await staff.startsShift()
      for (const language of languages)
        for (const theme of themes)
          for (const width of widths)
            await takeOne(browser, { into, language, theme, width, staff, origin: `http://localhost:${visitors}` })
      staff.leave()
    })
  } finally {
    await browser.close()
    rmSync(stores, { recursive: true, force: true })
  }
}

interface Look {
  into: string
  origin: string
  language: Language
  theme: (typeof themes)[number]
  width: (typeof widths)[number]
  staff: Awaited<ReturnType<typeof openStaff>>
}

async function takeOne(browser: Browser, { into, origin, language, theme, width, staff }: Look) {
  const look = { viewport: { width, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' } as const
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.newPage({ ...look, javaScriptEnabled })
    const visit = async (state: string) => {
      await page.screenshot({ path: join(into, `${state}-${language}-${theme}-${width}.png`) })
    }
    if (javaScriptEnabled) {
      await page.clock.install()
      await walkPageStates({ page, origin, language, staff, visit })
    } else await walkStillStates({ page, origin, language, visit })
    await page.close()
  }
}
