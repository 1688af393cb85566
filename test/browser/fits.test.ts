import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'

const browser = withBrowser()
const heightOf = async (what: Locator) => (await what.boundingBox())?.height ?? 0

async function open(width: 360 | 1280, language: 'sv' | 'en', name = 'ben') {
  const line = await startLine()
  const page = await browser.window(width, language)
  const staff = await openStaffConsole(page, line.origins.console, language, 'pointer')
  const { password } = await addStaff(line.ports, name, 'coordinator')
  await staff.signsIn({ name, password })
  await staff.startsShift()
  return { ...staff, line }
}

test.each(['sv', 'en'] as const)(
  'a coordinator has everything of the header on one line at a desk (%s)',
  async (language) => {
    const { page } = await open(1280, language)
    expect(await heightOf(page.locator('.header'))).toBeLessThan(60)
  },
)

test('on a telephone what was said and the reply keep their place, whatever else has to be said', async () => {
  const { page, line, words, claimsTheFirst } = await open(360, 'sv', 'eva.lindqvist-andersson')
  const list = page.getByRole('button', { name: new RegExp(`^${words('rooms.list')}`) })
  for (const nth of [1, 2, 3]) {
    const visitor = line.visitor('so')
    await visitor.says('waxaan rabaa inaan la hadlo qof')
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
    await list.click()
    await claimsTheFirst()
    await visitor.untilStatus('withStaff')
    if (nth < 3) continue
    await visitor.does({ kind: 'plan', plan: { kind: 'ring', number: '070-174 06 05', hour: 9 } })
    await visitor.does({ kind: 'safeWord', word: 'blåbärspaj' })
    await visitor.says('blåbärspaj')
    visitor.leave()
  }
  await page.locator('.answerArea').getByText(words('lost.doNotRing')).waitFor()

  expect(await heightOf(page.locator('.header'))).toBeLessThan(160)
  expect(await heightOf(page.locator('.talkTabs'))).toBeLessThan(60)
  expect(await heightOf(page.locator('.logArea'))).toBeGreaterThan(100)
  const send = page.getByRole('button', { name: words('talk.send'), exact: true })
  await send.scrollIntoViewIfNeeded()
  const { y = 0, height = 0 } = (await send.boundingBox()) ?? {}
  expect(y + height).toBeLessThanOrEqual(800)
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360)
}, 60_000)
