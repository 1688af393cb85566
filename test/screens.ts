import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { readConfig } from '../bot/config.ts'
import { createContext } from '../bot/context.ts'
import { startServer } from '../bot/server.ts'
import { addStaff } from '../bot/usecases/staffAccounts.ts'
import type { Language } from '../shared/languages.ts'
import { walkConsoleStates } from './browser/consoleStates.ts'
import { walkPageStates, walkStillStates } from './browser/pageStates.ts'
import { freezeFullest } from './statistics/fullestFigures.ts'
import { afterServedMonth } from './statistics/servedMonth.ts'
import { openStaff } from './support/openStaff.ts'
import { quickPasswords } from './support/quickPasswords.ts'

const usage = `Usage: npm run screens -- FOLDER [page|console]
Pictures of every state of the visitor’s page and every view of the console.
`
const languages: readonly Language[] = ['sv', 'ar']
const themes = ['light', 'dark'] as const
const widths = { page: [360, 1280], console: [390, 1280] } as const

const [folder, only] = process.argv.slice(2)
if (folder && (only === undefined || only === 'page' || only === 'console')) await takeAll(folder, only)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

/** Light and dark, on a telephone and on a desk; the visitor's page in two languages. */
async function takeAll(into: string, which?: 'page' | 'console') {
  mkdirSync(into, { recursive: true })
  if (which !== 'console') await withLine((line) => takePage(into, line))
  if (which === 'page') return
  for (const theme of themes)
    for (const width of widths.console)
      await withLine((line) => withBrowser((browser) => takeConsole(browser, { into, theme, width, line })))
}

/** One that has taken a hundred pictures may take no more, so each look has its own. */
async function withBrowser(run: (browser: Browser) => Promise<void>) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    await run(browser)
  } finally {
    await browser.close()
  }
}

type Line = Parameters<Parameters<typeof withLine>[0]>[0]

/** A line of its own, on free ports, that forgets everything afterwards. */
async function withLine(
  run: (line: {
    origins: { visitors: string; console: string }
    accounts: Record<'responder' | 'coordinator' | 'manager' | 'administrator', { name: string; password: string }>
  }) => Promise<void>,
) {
  const stores = mkdtempSync(join(tmpdir(), 'screens-'))
  const folders = { DATA_DIR: join(stores, 'data'), KEY_DIR: join(stores, 'keys') }
  const context = await createContext(readConfig({ PORT: '0', CONSOLE_PORT: '0', SIGN_IN: 'password', ...folders }), {
    passwords: quickPasswords,
    wrap: (ports) => ({ ...afterServedMonth(ports), newcomers: { begin: () => 0, workBits: () => 0 } }),
  })
  await freezeFullest(context.ports)
  const account = async (name: string, role: 'responder' | 'coordinator' | 'manager' | 'administrator') => ({
    name,
    password: (await addStaff(context.ports, name, role)).password,
  })
  const accounts = {
    responder: await account('eva', 'responder'),
    coordinator: await account('ben', 'coordinator'),
    manager: await account('mona', 'manager'),
    administrator: await account('ada', 'administrator'),
  }
  const server = await startServer(context)
  const origins = {
    visitors: `http://localhost:${server.visitors.port}`,
    console: `http://localhost:${server.console.port}`,
  }
  try {
    await run({ origins, accounts })
  } finally {
    await server.stop()
    rmSync(stores, { recursive: true, force: true })
  }
}

async function takePage(into: string, { origins, accounts }: Line) {
  const staff = await openStaff(origins.console, accounts.responder)
  await staff.startsShift()
  for (const language of languages)
    for (const theme of themes)
      for (const width of widths.page)
        await withBrowser((browser) =>
          takeOne(browser, { into, language, theme, width, staff, origin: origins.visitors }),
        )
  staff.leave()
}

interface ConsoleLook {
  into: string
  theme: (typeof themes)[number]
  width: number
  line: Line
}

async function takeConsole(browser: Browser, { into, theme, width, line }: ConsoleLook) {
  const look = {
    viewport: { width, height: width < 500 ? 844 : 800 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  } as const
  const eva = await openStaff(line.origins.console, line.accounts.responder)
  await eva.startsShift()
  const page = await browser.newPage({ ...look, locale: 'sv-SE' })
  const visit = async (state: string) => {
    // The manager's page is read to its end.
    if (state === 'manager') await page.setViewportSize({ width, height: 6000 })
    await page.screenshot({ path: join(into, `console-${state}-${theme}-${width}.png`) })
  }
  await walkConsoleStates({ page, ...line, visit })
  await page.close()
  eva.leave()
}

interface Look {
  into: string
  origin: string
  language: Language
  theme: (typeof themes)[number]
  width: number
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
