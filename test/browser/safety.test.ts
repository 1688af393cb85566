import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()
const secret = 'en hemlighet som ingen annan ska läsa'
const number = '070-174 06 05'

test('a visitor in danger is asked, warned, hidden by a word of their own, and told what is known', async () => {
  const line = await startRealProcess(temporaryFolder())
  const visitor = await openVisitorPage(await browser.window(360, 'sv'), line.origins.visitors, 'sv', 'keyboard')
  const { page, words, prompts } = visitor
  const sent: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))

  expect(await page.getByText(words('freely.question')).boundingBox()).toMatchObject({ y: expect.any(Number) })
  await visitor.presses('freely.no')
  await visitor.sees('Då är det bra att vara kort.')
  expect(await page.getByText(words('freely.question')).count()).toBe(0)
  await visitor.writes(secret)

  await visitor.fills('write', `ring mig på ${number}`)
  await page.keyboard.press('Enter')
  await page.getByText(words('guard.identifies')).waitFor()
  expect(await page.locator('mark').innerText()).toBe(number)
  expect(sent.join()).not.toContain('070')
  // What the first press does, wherever it comes from, is to remove.
  await page.keyboard.press('Enter')
  expect(await page.getByRole('textbox', { name: words('write') }).inputValue()).toBe('ring mig på •••')
  await page.keyboard.press('Enter')
  await visitor.sees('ring mig på •••')
  expect(sent.join()).not.toContain('070')

  await visitor.presses('safety.title')
  await visitor.fills('safeWord.label', 'Blåbärspaj')
  await visitor.presses('safeWord.save')
  await page.getByText(words('safeWord.chosen')).waitFor()
  await visitor.presses('about.show')
  await page.getByText(words('about.erase')).waitFor()
  expect(await page.locator('dl').innerText()).toContain(prompts('about.safeWord'))
  await visitor.presses('protection.back')

  await visitor.fills('write', 'blåbärspaj')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words('cover.title') }).waitFor()
  const hides = async () => {
    expect(await page.locator('body').innerText()).not.toMatch(new RegExp(`hemlighet|${words('heading')}\\b`))
  }
  await hides()
  await visitor.fills('cover.label', 'senap')
  await page.keyboard.press('Enter')
  await page.getByText('senap').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: words('cover.title') }).waitFor()
  await hides()
  await visitor.fills('cover.label', 'BLÅBÄRSPAJ')
  await page.keyboard.press('Enter')
  await visitor.sees(secret)
}, 90_000)
