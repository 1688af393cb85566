import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

test('a code is made, kept, and entered on another device, where nothing from before is shown', async () => {
  const line = await startRealProcess(temporaryFolder())
  const visitor = await openVisitorPage(await browser.window(360, 'sv'), line.origins.visitors, 'sv', 'keyboard')
  await visitor.takes('who.self')
  await visitor.writes('en hemlighet som ingen annan ska läsa')
  await visitor.presses('code.title')
  await visitor.presses('code.make')
  const code = await visitor.page.locator('.code').innerText()
  await visitor.presses('code.kept')
  expect(await visitor.page.getByText(code).count()).toBe(0)
  await visitor.fills('code.check', code.slice(-4))
  await visitor.page.getByText(visitor.words('code.right')).waitFor()

  const other = await openVisitorPage(await browser.window(1280, 'sv'), line.origins.visitors, 'sv', 'pointer')
  await other.presses('code.title')
  await other.fills('code.enter.label', code)
  await other.presses('code.enter')
  await other.sees(other.prompts('cameBack.withBot'))
  expect(await other.page.getByText('hemlighet').count()).toBe(0)
  await visitor.page.getByText(visitor.words('notice.gone')).waitFor()
  expect(await visitor.page.getByText('hemlighet').count()).toBe(0)
}, 60_000)
