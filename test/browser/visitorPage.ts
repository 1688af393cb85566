import type { Page } from 'playwright-core'
import { type Language, languageNames } from '../../shared/languages.ts'
import { handsFor, type Manner } from './hands.ts'
import { wordsOf } from './words.ts'

/** The visitor's page as somebody sees and uses it: by what its parts are called. */
export async function openVisitorPage(page: Page, origin: string, language: Language, manner: Manner) {
  const words = wordsOf(language, 'page')
  const prompts = wordsOf(language, 'prompts')
  const hands = handsFor(page, manner)
  await page.goto(`${origin}/`)
  if (language !== 'sv') await hands.press(page.getByRole('button', { name: languageNames[language] }))
  const log = page.getByRole('log', { name: words('log') })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  return {
    page,
    log,
    words,
    prompts,
    sees: (text: string) => log.getByText(text).last().waitFor(),
    async writes(text: string) {
      await hands.reach(page.getByRole('textbox', { name: words('write') }))
      await hands.type(text)
      await page.keyboard.press('Enter')
      await log.getByText(text).waitFor()
    },
    /** An answer to what the bot asks; the page may ask something beside it. */
    takes: (choice: string) =>
      hands.press(page.locator('.choices').getByRole('button', { name: prompts(choice), exact: true })),
    presses: (name: string) => hands.press(button(words(name))),
    async fills(name: string, text: string) {
      await hands.reach(page.getByRole('textbox', { name: words(name) }))
      await hands.type(text)
    },
    async takesBack(text: string) {
      const takeBack = log
        .locator(':scope > *')
        .filter({ hasText: text })
        .getByRole('button', { name: words('takeBack'), exact: true })
      await hands.press(takeBack)
      await page.getByText(words('takeBack.question')).waitFor()
      await hands.press(takeBack)
      await log.getByText(words('message.taken.visitor')).waitFor()
    },
    async erasesAll() {
      await hands.press(button(words('erase')))
      await hands.press(button(words('erase.confirm')))
      await page.getByText(words('notice.erased')).waitFor()
    },
  }
}
