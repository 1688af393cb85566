import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Language, languages } from '../../shared/languages.ts'
import { fullSize } from '../support/fullSize.ts'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { walkPageStates, walkStillStates } from './pageStates.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

interface Look {
  language: Language
  colorScheme: 'light' | 'dark'
  /** 640 is a desk's 1280 at 200 % zoom. */
  width: 320 | 360 | 640
}

const looks: Look[] = fullSize
  ? languages.flatMap((language) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        ([320, 640] as const).map((width) => ({ language, colorScheme, width })),
      ),
    )
  : [
      { language: 'sv', colorScheme: 'light', width: 640 },
      { language: 'ar', colorScheme: 'dark', width: 320 },
    ]

/** Nothing an automatic check finds, no scrolling sideways, and the text of the page in its own direction. */
async function expectNoBarriers(page: Page, state: string) {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    state,
  ).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), state).toBeLessThanOrEqual(0)
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await page.evaluate(withoutEdge), `${state} in forced colours`).toEqual([])
  await page.emulateMedia({ forcedColors: 'none' })
}

/** Where the browser takes its own colours, only an edge, the colour of text or a line under the words tells what can be pressed, and who speaks. */
const withoutEdge = `(() => {
  const hasEdge = (one) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, textDecorationLine } = getComputedStyle(one)
    const isDrawn = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0 && borderTopColor !== backgroundColor
    const isFilled = backgroundColor === getComputedStyle(document.body).color
    return isDrawn || isFilled || textDecorationLine.includes('underline') || [...one.children].some(hasEdge)
  }
  return [...document.querySelectorAll(':is(button, textarea, input:not([type=checkbox], [type=radio]), select, .leave, .call, .bubble, .tick)')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !hasEdge(one))
    .map((one) => one.outerHTML.slice(0, 120))
})()`

test.each(looks)(
  'no state of the page has a barrier ($language, $colorScheme, $width px)',
  { timeout: 240_000 },
  async (look) => {
    const { language, width, colorScheme } = look
    const line = await startLine()
    const page = await browser.window(width, language)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.clock.install()
    const visit = (state: string) => expectNoBarriers(page, state)
    await walkPageStates({ page, origin: line.origins.visitors, language, staff: await line.staff(), visit })
    const still = await browser.window(width, language, { script: false })
    await still.emulateMedia({ colorScheme, forcedColors: 'active' })
    // The checks themselves need script, so without it only what is seen is looked at.
    const seen = async (state: string) => {
      const box = await still.locator('body').boundingBox()
      expect(box?.width, state).toBeLessThanOrEqual(width)
    }
    await walkStillStates({ page: still, origin: line.origins.visitors, language, visit: seen })
  },
)

test('a new message is put into the log once, and what stood there is left alone', { timeout: 60_000 }, async () => {
  const line = await startLine()
  const ben = await line.staff()
  const page = await browser.window(360, 'sv')
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.takes('choice.human')
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(`choice.${choice}`)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await visitor.sees(visitor.prompts('event.claimed'))
  await page.evaluate(`(() => {
    window.spoken = []
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes)
        if (target.matches('[role=log]')) for (const node of addedNodes) spoken.push(node.textContent)
    }).observe(document.querySelector('[role=log]'), { childList: true, subtree: true })
  })()`)
  await ben.replies(id, 'Ett.')
  await visitor.sees('Ett.')
  await visitor.writes('Två.')
  await visitor.log.getByText(visitor.words('message.received')).last().waitFor()
  await visitor.presses('protection')
  await visitor.presses('protection.back')
  await ben.replies(id, 'Tre.')
  await visitor.sees('Tre.')
  const spoken = await page.evaluate<string[]>('window.spoken')
  expect(spoken.map((text) => /Ett|Två|Tre/.exec(text)?.[0])).toEqual(['Ett', 'Två', 'Tre'])
})

test('the keyboard alone reaches everything that can be used', { timeout: 60_000 }, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv')
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  for (const state of ['first', 'talking', 'protection', 'code.title', 'safety.title', 'accessibility']) {
    if (state === 'talking') {
      await visitor.takes('who.self')
      await visitor.sees(visitor.prompts('menu.self'))
    } else if (state !== 'first') await visitor.presses(state)
    await page.locator('footer button:enabled').first().waitFor()
    const all = await page.evaluate<number>(numberStops)
    const reached = new Set<string>()
    // Once around, and past the browser's own edge.
    for (let press = 0; press < all + 2; press++) {
      await page.keyboard.press('Tab')
      reached.add(await page.evaluate<string>('document.activeElement?.dataset.stop ?? "outside"'))
    }
    reached.delete('outside')
    expect(reached.size, state).toBe(all)
    if (!['first', 'talking'].includes(state)) await visitor.presses('protection.back')
  }
})

/** Of radio buttons Tab reaches the one that is chosen; arrows go on among them. */
const numberStops = `(() => {
  const all = [...document.querySelectorAll('#page :is(a[href], button:enabled, textarea, input:not([type=radio]:not(:checked)), select, summary, main)')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  all.forEach((one, at) => { one.dataset.stop = at })
  return all.length
})()`
