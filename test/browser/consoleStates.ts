import type { Page } from 'playwright-core'
import { codeToType } from '../support/oneTimeCodes.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

interface Account {
  name: string
  password: string
}

export interface ConsoleWalk {
  page: Page
  origins: { visitors: string; console: string }
  /** Nobody of them is signed in, nobody waits, and the line is theirs alone. */
  accounts: Record<'coordinator' | 'manager' | 'administrator', Account>
  visit(state: string): Promise<void>
}

/** Brings the console to each of its views, one after the other, and stops at each. */
export async function walkConsoleStates({ page, origins, accounts, visit }: ConsoleWalk) {
  const staff = await openStaffConsole(page, origins.console, 'sv', 'pointer')
  const { words, log } = staff
  const administration = wordsOf('sv', 'administration')
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true })
  const narrow = (page.viewportSize()?.width ?? 0) < 1024
  /** On a telephone one part is shown at a time. */
  const room = async (key: string) => {
    const tabs = page.getByRole('navigation', { name: words('rooms.label') })
    if (narrow) await tabs.getByRole('button', { name: new RegExp(`^${words(key)}`) }).click()
  }
  const opens = async (key: string, state: string) => {
    await staff.presses(key)
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
    await visit(state)
    await page.keyboard.press('Escape')
  }

  await page.getByRole('textbox', { name: words('signIn.name') }).waitFor()
  await visit('signIn')
  await staff.signsIn(accounts.coordinator)
  await visit('offDuty')
  await staff.startsShift()
  await visit('soundCheck')
  await button('sound.heard').click()
  await visit('nobodyWaits')

  const waits = async (visitor: ReturnType<typeof openVisitor>, text: string) => {
    await visitor.says(text)
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
    await visitor.untilStatus('waiting')
    return visitor
  }
  const first = openVisitor(origins.visitors, 'sv')
  await first.takes('self')
  await first.takes('screening')
  await first.takes('yes')
  for (const choice of ['2', '3', '1', '1', '1', '2', 'skip', 'none']) await first.takes(choice)
  await waits(first, 'jag vill ut men de säger att de vet var min mamma bor')
  const second = await waits(openVisitor(origins.visitors, 'so'), 'waxaan rabaa inaan la hadlo qof')
  const third = await waits(openVisitor(origins.visitors, 'sv'), 'min lillebror har börjat hänga med dem')
  await page
    .getByRole('button', { name: new RegExp(`^${words('list.claimOf')}`) })
    .nth(2)
    .waitFor()
  await visit('queue')

  await staff.presses('t')
  await log.waitFor()
  await staff.replies('Hej. Jag är rådgivare och läser det du skriver nu.')
  await first.says('tack. jag vet inte var jag ska börja')
  await log.getByText('börja').waitFor()
  await visit('talk')
  await room('rooms.facts')
  await visit('facts')
  await room('rooms.talk')
  for (const [key, state] of [
    ['l', 'transfer'],
    ['u', 'judge'],
    ['o', 'childConcern'],
    ['f', 'dangerToLife'],
    ['x', 'redact'],
    ['q', 'toQueue'],
    ['?', 'keys'],
  ] as const)
    await opens(key, state)
  await staff.presses('/')
  await page.getByRole('region', { name: words('ready.title') }).waitFor()
  await visit('readyTexts')
  await page.keyboard.press('Escape')

  await first.does({ kind: 'plan', plan: { kind: 'ring', number: '070-174 06 05', hour: 9 } })
  await first.does({ kind: 'safeWord', word: 'blåbärspaj' })
  first.leave()
  await page.locator('.lostSince').waitFor()
  await visit('lost')
  first.returns()
  await page.locator('.lostSince').waitFor({ state: 'detached' })
  await first.says('blåbärspaj')
  await page.locator('.answerArea').getByRole('alert').waitFor()
  await visit('hidden')

  await room('rooms.list')
  await staff.presses('t')
  await second.untilStatus('withStaff')
  await page.locator('.otherLanguage').waitFor()
  await visit('otherLanguage')
  await staff.presses('a')
  await page.getByRole('region', { name: words('closing.title') }).waitFor()
  await visit('closing')
  await page.keyboard.press('2')
  await page.getByText(words('notice.recorded')).waitFor()
  await visit('closed')

  await button('outside.open').click()
  await page.getByRole('radio').first().locator('xpath=ancestor::label').click()
  await visit('outsideContact')
  await page.keyboard.press('Escape')
  await button('plan.open').click()
  await page.getByRole('dialog').waitFor()
  await visit('plan')
  await page.keyboard.press('Escape')
  const menu = page.getByRole('button', { name: new RegExp(`^${words('menu.open')}`) })
  await menu.click()
  await button('menu.signOut').waitFor()
  await visit('menu')
  await button('practice.start').click()
  await page
    .getByRole('button', { name: new RegExp(`^${words('list.claimOf')}`) })
    .first()
    .waitFor()
  await visit('practice')
  await button('practice.end').click()

  for (const [role, headings] of [
    ['administrator', ['settings', 'texts', 'try', 'unanswered', 'accounts']],
    ['manager', []],
  ] as const) {
    await menu.click()
    await button('menu.signOut').click()
    await page.getByRole('textbox', { name: words('signIn.name') }).fill(accounts[role].name)
    await page.getByLabel(words('signIn.password')).fill(accounts[role].password)
    await page.getByLabel(words('signIn.code')).fill(await codeToType(origins.console, accounts[role]))
    await page.keyboard.press('Enter')
    await menu.waitFor()
    await page.locator('main :is(h2, h3, button)').first().waitFor()
    await visit(role)
    for (const view of headings) {
      await page.getByRole('button', { name: administration(`view.${view}`), exact: true }).click()
      await visit(`${role}-${view}`)
    }
  }
  for (const visitor of [first, second, third]) visitor.leave()
}
