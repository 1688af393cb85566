import { test } from 'vitest'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

test('where a network lets no socket through, a visitor and a staff member talk all the same', async () => {
  const line = await startLine()
  const { account } = await line.staff()
  const staff = await openStaffConsole(await browser.window(1280, 'sv'), line.origins.console, 'sv', 'pointer')
  await staff.signsIn(account)
  const window = await browser.window(360, 'sv', { network: 'unsteady' })
  await window.routeWebSocket(/\/live\//, (socket) => socket.close())
  const visitor = await openVisitorPage(window, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.writes('jag vill prata med en människa')
  await visitor.takes('choice.yes')
  for (const _ of ['H1', 'H2']) await visitor.takes('choice.skip')
  await staff.claimsTheFirst()
  await staff.replies('Hej, jag är här.')
  await visitor.sees('Hej, jag är här.')
  await visitor.writes('tack, jag ser dig')
  await staff.reads('tack, jag ser dig')
  await staff.page.getByText(staff.words('talk.present')).first().waitFor()
}, 120_000)
