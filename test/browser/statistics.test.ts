import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { serviceFigures } from '../../shared/statistics/service.ts'
import { contactsOf } from '../statistics/contacts.ts'
import { freezeFullest } from '../statistics/fullestFigures.ts'
import { hadContacts } from '../statistics/hadContacts.ts'
import { afterServedYear } from '../statistics/servedMonth.ts'
import { codeToType } from '../support/oneTimeCodes.ts'
import { startLine } from '../support/startLine.ts'
import { handsFor } from './hands.ts'
import { withBrowser } from './openBrowser.ts'
import { choosesEnglish } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()

test.each(['sv', 'en'] as const)(
  'two managers release years by keyboard, and one reads, compares, exports and prints it (%s)',
  { timeout: 120_000 },
  async (language) => {
    const line = await startLine()
    line.clock.passTime(Date.parse('2027-02-15T12:00Z') - line.clock.now())
    await hadContacts(line, '2025-05', contactsOf('realistic', 5, 140))
    await hadContacts(line, '2026-05', contactsOf('realistic', 6, 250))
    const [ruth, olle] = [await openManager('ruth'), await openManager('olle')]

    for (const period of ['2025', '2026']) {
      await ruth.asks(period)
      await olle.approves()
      await ruth.releases()
    }

    const { page, words } = olle
    await page.getByRole('heading', { name: words('period.year').replace('{year}', '2026') }).waitFor()
    await page.getByText('250', { exact: true }).first().waitFor()
    await olle.chooses('page.compare', '2025')
    await page
      .getByText(/\(\d+\)/)
      .first()
      .waitFor()
    const summary = page.getByText(words('panel.table')).nth(1)
    await olle.hands.reach(summary)
    await page.keyboard.press('Enter')
    await page.getByRole('table').first().waitFor()

    const csv = await olle.saves('export.csv')
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv.toString().split('\r\n')[1]).toMatch(/;250$/)
    expect((await olle.saves('export.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(JSON.parse((await olle.saves('export.json')).toString())).toMatchObject({
      schema: 'released-tables',
      release: { period: '2026' },
    })
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1)

    async function openManager(name: string) {
      const account = await addStaff(line.ports, name, 'manager')
      const page = await browser.window(1280, language)
      const hands = handsFor(page, 'keyboard')
      const [words, frame] = [wordsOf(language, 'statistics'), wordsOf(language, 'console')]
      await page.goto(`${line.origins.console}/`)
      if (language === 'en') await choosesEnglish(page, 'keyboard')
      await signsIn()
      async function signsIn() {
        await hands.reach(page.getByRole('textbox', { name: frame('signIn.name') }))
        await hands.type(name)
        await hands.reach(page.getByLabel(frame('signIn.password')))
        await hands.type(account.password)
        await hands.reach(page.getByLabel(frame('signIn.code')))
        await hands.type(await codeToType(line.origins.console, { name, password: account.password }))
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: words('release.title') }).waitFor()
      }
      async function proves() {
        // Every code is used once.
        line.clock.passTime(60_000)
        await hands.reach(page.getByLabel(frame('control.proof')))
        await hands.type(account.password)
        await hands.reach(page.getByLabel(frame('control.proofCode')))
        await hands.type(await codeToType(line.origins.console, { name, password: account.password }))
        await page.keyboard.press('Enter')
      }
      const press = (key: string) => hands.press(page.getByRole('button', { name: words(key), exact: true }))
      return {
        page,
        hands,
        words,
        /** As a list answers to keys while it is shut. */
        async chooses(label: string, value: string) {
          const picker = page.getByLabel(words(label), { exact: true })
          await hands.reach(picker)
          await page.keyboard.press('Home')
          for (let steps = 0; (await picker.inputValue()) !== value && steps < 50; steps += 1)
            await page.keyboard.press('ArrowDown')
          expect(await picker.inputValue()).toBe(value)
        },
        async asks(period: string) {
          await this.chooses('release.period', period)
          await hands.reach(page.getByRole('radio', { name: words('release.noneKnown') }))
          await page.keyboard.press('Space')
          await proves()
          await page.getByRole('button', { name: words('release.withdraw') }).waitFor()
        },
        async approves() {
          const button = page.getByRole('button', { name: words('release.approve'), exact: true })
          await button.waitFor()
          await proves()
          await button.waitFor({ state: 'hidden' })
        },
        async releases() {
          await page.getByRole('button', { name: words('release.do') }).waitFor()
          await press('release.do')
          await page.getByText(words('release.final')).waitFor({ state: 'hidden', timeout: 60_000 })
        },
        async saves(key: string) {
          const download = page.waitForEvent('download')
          await press(key)
          return readFileSync(await (await download).path())
        },
      }
    }
  },
)

test('the fullest release there can be is printed on one page, and the service figures of its months on another', async () => {
  const line = await startLine({ wrap: afterServedYear })
  line.clock.passTime(Date.parse('2027-02-15T12:00Z') - line.clock.now())
  const { password } = await addStaff(line.ports, 'ruth', 'manager')
  await freezeFullest(line.ports)
  const page = await browser.window(1280, 'sv')
  const frame = wordsOf('sv', 'console')
  await page.goto(`${line.origins.console}/`)
  await page.getByRole('textbox', { name: frame('signIn.name') }).fill('ruth')
  await page.getByLabel(frame('signIn.password')).fill(password)
  await page.getByLabel(frame('signIn.code')).fill(await codeToType(line.origins.console, { name: 'ruth', password }))
  await page.keyboard.press('Enter')
  await page.getByRole('article').waitFor()
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(2)

  const words = wordsOf('sv', 'statistics')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: words('export.report'), exact: true }).click()
  const report = readFileSync(await (await download).path(), 'utf8')
  const board = await browser.window(1280, 'sv')
  await board.setContent(report)
  for (const shown of [page, board]) {
    await shown.emulateMedia({ media: 'print' })
    const paper = shown.locator('.serviceOnPaper, section.service').locator('visible=true')
    const text = await paper.innerText()
    for (const figure of serviceFigures) {
      expect(text).toContain(words(`serviceFigure.${figure}`))
      expect(text).toContain(words(`serviceDefinition.${figure}`))
    }
    for (const month of ['jan.', 'juni', 'dec.']) expect(text).toContain(`${month} 2026`)
  }
  expect(pagesOf(await board.pdf({ preferCSSPageSize: true, printBackground: true }))).toBeLessThanOrEqual(mostPages)
})

/** Every table of the ladder at its finest, and the service figures. */
const mostPages = 4

const pagesOf = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
