import { expect, test } from 'vitest'
import { countIncident } from '../../bot/usecases/incidents.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { type ServiceFigure, serviceFigures } from '../../shared/statistics/service.ts'
import { afterServedMonth, servedFigures } from '../statistics/servedMonth.ts'
import { codeToType } from '../support/oneTimeCodes.ts'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()

test('every service figure stands on the page beside its definition, what was missed no smaller than the rest', async () => {
  const line = await startLine({ wrap: afterServedMonth })
  line.clock.passTime(Date.parse('2026-03-10T12:00Z') - line.clock.now())
  for (let nth = 0; nth < 6; nth += 1) await countIncident(line.ports, 'nobodyReached')
  line.clock.passTime(Date.parse('2026-04-10T12:00Z') - line.clock.now())
  const { password } = await addStaff(line.ports, 'ruth', 'manager')
  const page = await browser.window(1280, 'sv')
  const [words, frame] = [wordsOf('sv', 'statistics'), wordsOf('sv', 'console')]
  await page.goto(`${line.origins.console}/`)
  await page.getByRole('textbox', { name: frame('signIn.name') }).fill('ruth')
  await page.getByLabel(frame('signIn.password')).fill(password)
  await page.getByLabel(frame('signIn.code')).fill(await codeToType(line.origins.console, { name: 'ruth', password }))
  await page.keyboard.press('Enter')

  // The first click on a page tells that somebody is here, and must still do what it was for.
  const noneKnown = page.getByRole('radio', { name: words('release.noneKnown') })
  await noneKnown.click()
  expect(await noneKnown.isChecked()).toBe(true)

  const panel = (figure: ServiceFigure) =>
    page.getByRole('region', { name: words(`serviceFigure.${figure}`), exact: true })
  await panel('hours').waitFor()
  for (const figure of serviceFigures) {
    const shown = await panel(figure).innerText()
    const { basis, shares } = servedFigures[figure]
    expect(shown, figure).toContain(words(`serviceDefinition.${figure}`))
    for (const [band, percent] of Object.entries(shares ?? {}))
      expect(shown.replaceAll(/\s+/g, ' '), figure).toContain(`${words(`serviceBand.${band}`)} ${percent} %`)
    expect(shown, figure).toMatch(basis === undefined ? /Färre än 5/ : new RegExp(`\\b${basis}\\b`))
  }
  const heightOf = async (band: string) => {
    const row = panel('answered')
      .getByRole('listitem')
      .filter({ hasText: words(`serviceBand.${band}`) })
    return (await row.first().boundingBox())?.height
  }
  expect(await heightOf('never')).toBe(await heightOf('answered'))
})
