import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()
const wish = { sv: 'jag vill prata med en människa', en: 'I want to talk to a person' }
const elsewhere = 'https://www.smhi.se/'

test.for(['sv', 'en'] as const)(
  'a browser without script goes from the first screen to staff and back to nothing (%s)',
  { timeout: 120_000 },
  async (language) => {
    const line = await startRealProcess(temporaryFolder())
    const staff = await openStaffConsole(
      await browser.window(1280, language),
      line.origins.console,
      language,
      'pointer',
    )
    await staff.signsIn(line.first ?? { name: '', password: '' })
    await staff.startsShift()
    const page = await browser.window(360, language, { script: false })
    const [words, prompts] = [wordsOf(language, 'page'), wordsOf(language, 'prompts')]
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const log = page.getByRole('log')

    await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Elsewhere</p>' }))
    await page.goto(`${line.origins.visitors}/`)
    if (language === 'en') await press('English')
    await press(prompts('who.self'))
    await page.getByRole('textbox').fill(wish[language])
    await press(words('write.send'))
    // Whether one can write freely is asked above the talk, and has a yes of its own.
    const choices = page.getByRole('group', { name: words('choices') })
    await choices.getByRole('button', { name: prompts('choice.yes'), exact: true }).click()
    for (const _ of ['H1', 'H2']) await press(prompts('choice.skip'))
    await staff.claimsTheFirst()
    await staff.replies('Jag är här.')
    await page.getByRole('link', { name: words('still.fetch') }).click()
    await log.getByText('Jag är här.').waitFor()
    expect(page.url()).toBe(`${line.origins.visitors}/`)

    await press(words('leave'))
    await page.getByText('Elsewhere').waitFor()
    await page.goBack()
    const shown = await page.locator('body').innerText()
    expect(shown).not.toContain('Jag är här.')
    expect(shown).not.toContain(words('heading'))
  },
)
