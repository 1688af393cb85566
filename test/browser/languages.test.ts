import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const [page, prompts] = [wordsOf('ar', 'page'), wordsOf('ar', 'prompts')]

const standing = async (visitor: Page) => ({
  lang: await visitor.locator('html').getAttribute('lang'),
  dir: await visitor.locator('html').getAttribute('dir'),
  title: await visitor.title(),
})
const inArabic = { lang: 'ar', dir: 'rtl', title: page('title') }

async function expectNoBarriers(visitor: Page) {
  const { violations } = await new AxeBuilder({ page: visitor }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** Nothing stands outside the window, in whichever direction it would have grown. */
const overflow = (visitor: Page) =>
  visitor.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const middleOf = async (visitor: Page, selector: string) => {
  const box = await visitor.locator(selector).last().boundingBox()
  return (box?.x ?? 0) + (box?.width ?? 0) / 2
}

test.each([360, 1280] as const)('the page turns round in Arabic (%i px)', async (width) => {
  const line = await startRealProcess(temporaryFolder())
  const window = await browser.window(width, 'sv')
  const visitor = await openVisitorPage(window, line.origins.visitors, 'ar', 'pointer')
  await window.getByText(prompts('drafted')).waitFor()
  expect(await standing(window)).toEqual(inArabic)
  await expectNoBarriers(window)

  await visitor.takes('who.self')
  await visitor.sees(prompts('menu.self'))
  expect(await middleOf(window, '.bubble.bot')).toBeGreaterThan(await middleOf(window, '.bubble.visitor'))
  expect(await overflow(window)).toBe(0)
  await visitor.writes('سأنتحر')
  await window.locator('.bubble.acute').waitFor()
  expect(await window.locator('.acute .beside').getAttribute('lang')).toBe('sv')
  expect(await window.locator('.acute .number').first().getAttribute('dir')).toBe('ltr')
  await expectNoBarriers(window)
})

test('an offered language is taken with one tap, and the whole page follows', async () => {
  const line = await startRealProcess(temporaryFolder())
  const window = await browser.window(360, 'sv')
  const visitor = await openVisitorPage(window, line.origins.visitors, 'sv', 'pointer')
  await visitor.writes('هل يمكنني أن أبقى مجهول الهوية؟')
  await visitor.sees(prompts('language.offer.ar'))
  expect(await standing(window)).toMatchObject({ lang: 'sv', dir: 'ltr' })
  await window.locator('.choices').getByRole('button', { name: 'العربية' }).click()
  await window.getByText(prompts('drafted')).waitFor()
  expect(await standing(window)).toEqual(inArabic)
  expect(await window.locator('.bubble.bot').first().textContent()).toMatch(/\p{Script=Arabic}/u)
  await window.reload()
  await window.getByText(prompts('drafted')).waitFor()
  expect(await standing(window)).toEqual(inArabic)
})
