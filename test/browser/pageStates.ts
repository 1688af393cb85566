import type { Page } from 'playwright-core'
import { type Language, languageNames } from '../../shared/languages.ts'
import type { openStaff } from '../support/openStaff.ts'
import { openVisitorPage } from './visitorPage.ts'

export interface Walk {
  /** Its clock is the page's own (`page.clock`). */
  page: Page
  origin: string
  language: Language
  staff: Awaited<ReturnType<typeof openStaff>>
  visit(state: string): Promise<void>
}

const safeWord = 'blåbärspaj'

/** Brings the visitor's page to each of its states, one after the other, and stops at each. */
export async function walkPageStates({ page, origin, language, staff, visit }: Walk) {
  const visitor = await openVisitorPage(page, origin, language, 'pointer')
  const { words, prompts } = visitor
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true })
  const takes = async (...choices: string[]) => {
    for (const choice of choices) await visitor.takes(choice)
  }
  await page.locator('.choices button:enabled').first().waitFor()
  await visit('first')
  for (const side of ['protection', 'code.title', 'accessibility']) {
    await visitor.presses(side)
    await visit(side)
    await visitor.presses('protection.back')
  }
  await takes('who.self')
  const menu = page.locator('.choices').getByRole('button', { name: prompts('menu.screening') })
  await menu.waitFor()
  await visit('menu')
  await visitor.presses('code.title')
  await visitor.presses('code.make')
  await page.locator('p.code').waitFor()
  await visit('code')
  await visitor.presses('protection.back')
  await visitor.fills('write', 'ring mig på 070-174 06 05')
  await page.keyboard.press('Enter')
  await page.locator('.marked').waitFor()
  await visit('guard')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: words('write') }).fill('')
  await visitor.presses('safety.title')
  await page.getByText(words('plan.ring'), { exact: true }).click()
  await visitor.presses('about.show')
  await page.locator('dl').waitFor()
  await visit('safety')
  await visitor.fills('safeWord.label', safeWord)
  await visitor.presses('safeWord.save')
  await page.getByText(words('safeWord.chosen')).waitFor()
  await visitor.presses('protection.back')
  await visitor.fills('write', safeWord)
  await page.keyboard.press('Enter')
  await page.locator('.shopping').waitFor()
  await visit('shopping')
  await visitor.fills('cover.label', safeWord)
  await visitor.presses('cover.add')
  await menu.waitFor()
  await takes('menu.screening', 'choice.yes')
  for (const answer of ['Q1.2', 'Q2.3', 'Q3.1', 'Q4.1', 'Q5.1', 'Q6.2']) await takes(`screening.${answer}`)
  await takes('choice.skip')
  await page.locator('.tick').first().waitFor()
  await visit('many')
  await takes('choice.skip', 'choice.human', 'choice.yes', 'choice.skip', 'choice.skip')
  await page.locator('.waiting').waitFor()
  await visit('waiting')
  const { id } = await staff.untilWaiting()
  await staff.claims(id)
  await staff.replies(id, 'Hej, jag är här nu. Vill du berätta mer?')
  await visitor.sees('Hej, jag är här nu')
  await visitor.writes('Ja. Det är lite svårt att veta var jag ska börja.')
  await visitor.log.getByText(words('message.received')).last().waitFor()
  await visit('withStaff')
  await visitor.presses('erase')
  await visit('confirm')
  await visitor.presses('erase.keep')
  await staff.beginsClosing(id)
  await takes('choice.no')
  await staff.closes(id, { outcome: ['advice'], urgencyByStaff: 'urgent' })
  await page.locator('.closed').waitFor()
  await visit('closed')
  await visitor.presses('again')
  await takes('who.self', 'menu.screening', 'choice.yes', 'screening.Q1.1')
  await page.locator('.bubble.acute').first().waitFor()
  await visit('acute')
  await visitor.erasesAll()
  await visit('erased')
  // Last, because after so long a silence the page asks whether one can write freely.
  await page.clock.fastForward('03:01')
  await button('cover.show').waitFor()
  await visit('blurred')
  await page.clock.fastForward('07:01')
  await page.locator('.cover.hidden').waitFor()
  await visit('hidden')
}

/** What a browser without script shows, in the language it was asked for. */
export async function walkStillStates({ page, origin, language, visit }: Omit<Walk, 'staff'>) {
  await page.goto(`${origin}/`)
  if (language !== 'sv') await page.getByRole('button', { name: languageNames[language] }).click()
  await visit('stillFirst')
  for (const summary of await page.locator('nav summary').all()) await summary.click()
  await visit('stillOpen')
  await page.locator('.still .choices button').first().click()
  await page.getByRole('log').waitFor()
  await visit('stillTalk')
}
