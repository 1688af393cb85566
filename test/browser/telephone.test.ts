import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

const browser = withBrowser()

test('the dial page rings the console, which shows the screening while it rings; the call is answered, ended and recorded', async () => {
  const line = await startRealProcess(temporaryFolder())
  const staff = await openStaffConsole(await browser.window(1280, 'sv'), line.origins.console, 'sv', 'pointer')
  await staff.signsIn(line.first ?? { name: '', password: '' })
  await staff.startsShift()
  const phone = await browser.window(360, 'sv')
  const words = wordsOf('sv', 'console')
  const dial = wordsOf('sv', 'dial')
  const voice = wordsOf('sv', 'voice')
  const press = (key: string) => phone.getByRole('button', { name: `Knapp ${key}`, exact: true }).click()
  const heard = (text: string) => phone.getByText(text).last().waitFor()
  await phone.goto(`${line.origins.console}/dial`)
  await phone.getByRole('button', { name: dial('call'), exact: true }).click()
  await heard(voice('phone.greeting'))
  // No key cuts the greeting short.
  await heard(voice('phone.language'))
  await phone.waitForTimeout(8000)
  await press('1')
  await heard(voice('phone.menu'))
  await press('1')
  await heard(voice('phone.intro'))
  await press('3')
  await heard(voice('screening.Q5'))
  await press('1')
  await heard(voice('screening.Q6'))
  await press('1')
  const card = staff.page.getByRole('article').first()
  await card.getByText(words('call.ringingYou')).waitFor()
  await card.getByText('Hot: någon har hotat', { exact: false }).waitFor()
  await staff.page.getByRole('button', { name: new RegExp(`^${words('call.answerOf').replace(/\{.*/, '')}`) }).click()
  await heard(dial('does.bridge'))
  await staff.log.getByText(words('said.call.connected')).waitFor()
  await phone.getByRole('button', { name: dial('hangUp'), exact: true }).click()
  await staff.log.getByText(words('said.call.ended')).waitFor()
  await staff.beginsClosing()
  await staff.closesWith('advice', 'urgent')
  await staff.closedWith('notice.recorded')
  expect(await phone.getByText(dial('over')).count()).toBe(1)
}, 180_000)
