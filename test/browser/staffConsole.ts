import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { codeToType } from '../support/oneTimeCodes.ts'
import { handsFor, type Manner } from './hands.ts'
import { wordsOf } from './words.ts'

/** The console as staff see and use it: by what its parts are called. */
export async function openStaffConsole(page: Page, origin: string, language: 'sv' | 'en', manner: Manner) {
  const words = wordsOf(language, 'console')
  const record = wordsOf(language, 'record')
  const hands = handsFor(page, manner)
  await page.goto(`${origin}/`)
  if (language === 'en') await choosesEnglish(page, manner)
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true })
  const log = page.getByRole('log', { name: words('talk.log') })
  return {
    page,
    words,
    log,
    async signsIn({ name, password }: { name: string; password: string }) {
      await hands.reach(page.getByRole('textbox', { name: words('signIn.name') }))
      await hands.type(name)
      await hands.reach(page.getByLabel(words('signIn.password')))
      await hands.type(password)
      await hands.reach(page.getByLabel(words('signIn.code')))
      await hands.type(await codeToType(origin, { name, password }))
      await page.keyboard.press('Enter')
      // Whoever is on duty in another window already is so here.
      await button('shift.start').or(button('shift.end')).first().waitFor()
    },
    async startsShift() {
      await hands.press(button('shift.start'))
      await button('shift.end').waitFor()
    },
    /** By the title of the tab, which may lie behind others. */
    notices: (waiting: number) => expect.poll(() => page.title(), { timeout: 30_000 }).toContain(`(${waiting})`),
    async endsShift() {
      await hands.press(button('shift.end'))
      await button('shift.start').waitFor()
    },
    async claimsTheFirst() {
      await hands.press(page.getByRole('button', { name: new RegExp(`^${words('list.claimOf')}`) }).first())
      await log.waitFor()
    },
    async replies(text: string) {
      await hands.reach(page.getByRole('textbox', { name: words('talk.reply') }))
      await hands.type(text)
      await page.keyboard.press('Enter')
      await log.getByText(text).waitFor()
    },
    /** A key alone, from where nothing is written. */
    async presses(key: string) {
      await page.keyboard.press('Escape')
      await page.keyboard.press(key)
    },
    sees: (key: string) => page.getByText(words(key), { exact: false }).first().waitFor(),
    reads: (text: string) => log.getByText(text).last().waitFor(),
    beginsClosing: () => hands.press(button('talk.close')),
    async closesWith(outcome: string, urgency: string) {
      const form = page.getByRole('region', { name: words('closing.title') })
      await hands.press(form.getByRole('checkbox', { name: record(`codes.outcome.${outcome}`) }))
      await hands.press(form.getByRole('radio', { name: record(`codes.urgencyByStaff.${urgency}`) }))
      await hands.press(form.getByRole('button', { name: words('closing.do'), exact: true }))
    },
    closedWith: (key: string) => page.getByText(words(key)).waitFor(),
  }
}

/** By the keyboard, Tab goes to the languages and the arrows between them. */
export async function choosesEnglish(page: Page, manner: Manner) {
  const english = page.getByRole('radio', { name: 'English' })
  if (manner === 'pointer') return english.click()
  await handsFor(page, manner).reach(page.getByRole('radio', { name: 'Svenska' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'English', checked: true }).waitFor()
}
