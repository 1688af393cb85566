import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { createPasswords } from '../../bot/passwords.ts'
import { systemClock, systemRandom } from '../../bot/system.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { codeToType } from '../support/oneTimeCodes.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { handsFor } from './hands.ts'
import { withBrowser } from './openBrowser.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()

async function withAdministrator(folder: string) {
  const stores = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const audit = { write: async () => undefined, head: () => undefined }
  const ports = { staff: stores.staff, passwords: createPasswords(), random: systemRandom, clock: systemClock, audit }
  const { password } = await addStaff(ports, 'ada', 'administrator')
  await addStaff(ports, 'ben', 'responder')
  await stores.close()
  return password
}

test('an administrator with the keyboard alone is brought to what is wrong, saves, undoes, and tries a text', async () => {
  const folder = temporaryFolder()
  const password = await withAdministrator(folder)
  const line = await startRealProcess(folder)
  const page = await browser.window(1280, 'sv')
  page.setDefaultTimeout(30_000)
  const words = wordsOf('sv', 'administration')
  const consoleWords = wordsOf('sv', 'console')
  const { press, reach, type } = handsFor(page, 'keyboard')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const status = (key: string) =>
    page
      .getByRole('status')
      .filter({ hasText: words(`notice.${key}`) })
      .waitFor()
  const noBarriers = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  await page.goto(`${line.origins.console}/`)
  await reach(page.getByRole('textbox').first())
  await type('ada')
  await page.keyboard.press('Tab')
  await type(password)
  await page.keyboard.press('Tab')
  await type(await codeToType(line.origins.console, { name: 'ada', password }))
  await page.keyboard.press('Enter')

  // What ben was given runs out: whoever can give him another way in reads it at once.
  const unused = page.getByRole('region', { name: words('account.unused') })
  await unused.getByText(/^ben /).waitFor()
  await noBarriers()

  await reach(page.getByRole('option', { selected: true }))
  await page.keyboard.press('ArrowUp')
  const municipality = page.getByRole('textbox', { name: words('setting.municipality') })
  await reach(municipality)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await press(button(words('save')))
  await status('wrong')
  expect(await municipality.evaluate((element) => element.matches(':focus'))).toBe(true)
  await noBarriers()
  await type('Partille')
  await press(button(words('save')))
  await status('saved')
  await press(button(words('history.open')))
  await noBarriers()
  await press(button(words('history.undo')))
  await status('undone')
  await expect.poll(() => municipality.inputValue()).toBe('Göteborgs Stad')

  await press(button(words('view.texts')))
  await reach(page.getByRole('searchbox'))
  await type('Är jag anonym')
  await reach(page.getByRole('option'))
  await page.keyboard.press('Enter')
  await page.getByText(words('preview')).waitFor()
  await noBarriers()

  await press(button(words('view.try')))
  await reach(page.getByRole('textbox', { name: words('try.text') }))
  await type('e ja anonym')
  await press(button(words('try.do')))
  await page.getByText(words('try.noSignals')).waitFor()
  await noBarriers()

  for (const view of ['unanswered', 'accounts']) {
    await press(button(words(`view.${view}`)))
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await noBarriers()
  }

  const languages = page.getByRole('button', { name: words('account.languages') })
  await press(languages)
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await languages.getByText(consoleWords('language.so')).waitFor()
  await noBarriers()

  // The line's only administrator makes accounts alone, after proving again who it is.
  await press(button(words('account.new')))
  await reach(page.getByRole('textbox', { name: words('account.name') }))
  await type('ruth')
  const proof = page.getByLabel(consoleWords('control.proof'))
  await reach(proof)
  await noBarriers()
  await type(password)
  await page.keyboard.press('Tab')
  await type(await codeToType(line.origins.console, { name: 'ada', password }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `${consoleWords('control.passwordOf')}ruth` }).waitFor()
  await noBarriers()

  await press(button(words('view.settings')))
  await reach(page.getByRole('option', { selected: true }))
  for (
    let nth = 0;
    nth < 20 &&
    !(await page.getByRole('option', { name: words('setting.retention') }).getAttribute('aria-selected'))?.includes(
      'true',
    );
    nth++
  )
    await page.keyboard.press('ArrowDown')
  await reach(page.getByRole('spinbutton', { name: words('setting.closedHours') }))
  await page.keyboard.press('ControlOrMeta+a')
  await type('12')
  await page.getByText(words('account.takesTwo')).waitFor()
  await noBarriers()
}, 180_000)
