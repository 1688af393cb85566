import type { Locator, Page } from 'playwright-core'

export type Manner = 'pointer' | 'keyboard'

/** How somebody uses a page: with a pointer, or with the keyboard alone. */
export function handsFor(page: Page, manner: Manner) {
  return manner === 'pointer'
    ? {
        press: click,
        reach: (what: Locator) => what.focus(),
        type: (words: string) => page.keyboard.type(words),
      }
    : { press: pressByKey, reach, type: (words: string) => page.keyboard.type(words) }

  async function pressByKey(what: Locator) {
    await reach(what)
    await page.keyboard.press((await isBox(what)) ? 'Space' : 'Enter')
  }

  /** Goes on with Tab as a person would, at most once around the page. */
  async function reach(what: Locator) {
    // What cannot be used yet, because there is no contact with the server, is passed over by Tab.
    await what.and(page.locator(':not(:disabled):not([aria-disabled=true])')).waitFor()
    for (let stops = 0; stops < 80; stops++) {
      if (await what.evaluate((element) => element.matches(':focus'))) return
      await page.keyboard.press((await isRadio(page)) && (await isRadioOf(what)) ? 'ArrowDown' : 'Tab')
    }
    throw new Error(`the keyboard does not reach ${what.toString()}`)
  }
}

const isBox = (what: Locator) => what.evaluate((element) => element.matches('input[type=checkbox], input[type=radio]'))
/** A box is drawn by its label, which lies over it. */
async function click(what: Locator) {
  await what.waitFor({ state: 'attached' })
  await ((await isBox(what)) ? what.locator('xpath=ancestor::label') : what).click()
}

const isRadioOf = (what: Locator) => what.evaluate((element) => element.matches('input[type=radio]'))
/** Among radio buttons the arrows go on. */
const isRadio = (page: Page) => page.locator('input[type=radio]:focus').isVisible()
