import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { frameBuckets } from '../../shared/paddedFrame.ts'
import { visitOnBadPhone } from '../bench/badPhone.ts'
import { pageBudget, pageWeight } from '../bench/pageWeight.ts'
import { fullSize } from '../support/fullSize.ts'
import { startLine } from '../support/startLine.ts'
import { withBrowser } from './openBrowser.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

/** A site of somebody else, which answers everything with this and remembers what it was asked. */
async function otherSite(html: string) {
  const asked: { referrer: string | undefined }[] = []
  const server = createServer(({ headers }, response) => {
    asked.push({ referrer: headers.referer })
    response.setHeader('Content-Type', 'text/html').end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** What the page and the server say to each other once there is contact, by how long it is; without the heartbeat. */
function frameLengths(page: Page) {
  const lengths = { sent: [] as number[], received: [] as number[] }
  const note = (to: number[], payload: string | Buffer) => payload.length > 2 && to.push(Buffer.byteLength(payload))
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => note(lengths.sent, payload))
    socket.on('framereceived', ({ payload }) => note(lengths.received, payload))
  })
  return lengths
}

test('a whole visit is one address, makes no history, stores nothing and asks nobody else', {
  timeout: 120_000,
}, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv')
  const origins = new Set<string>()
  const addresses = new Set<string>()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  page.on('framenavigated', (frame) => addresses.add(frame.url()))
  const visitor = await openVisitorPage(page, line.origins.visitors, 'en', 'pointer')
  const before = await page.evaluate<number>('history.length')
  await visitor.takes('who.self')
  await visitor.writes('am i anonymous')
  for (const side of ['protection', 'code.title']) {
    await visitor.presses(side)
    await visitor.presses('protection.back')
  }
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[lang=ar]').waitFor()
  await page.reload()
  await page.getByRole('log').getByText('am i anonymous').waitFor()
  expect([...addresses]).toEqual([`${line.origins.visitors}/`])
  expect([...origins]).toEqual([line.origins.visitors])
  expect(await page.evaluate<number>('history.length')).toBe(before)
  expect(await page.title()).toBe('Information')
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] })
  const devtools = await page.context().newCDPSession(page)
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin: line.origins.visitors })
  expect(usage).toBe(0)
  expect(await page.evaluate<number>('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(0)
})

test('the headers do in a browser what they say', { timeout: 60_000 }, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv', { network: 'broken' })
  await page.goto(`${line.origins.visitors}/`)
  await page.locator('.choices button:enabled').first().waitFor()
  expect(await page.evaluate('crossOriginIsolated')).toBe(true)
  // A script inside the page, and a string made into markup, are both refused.
  const ran = `
    const script = document.createElement('script')
    try { script.text = 'window.ran = true' } catch {}
    document.head.append(script)
    let markup = 'refused'
    try { document.body.insertAdjacentHTML('beforeend', '<b>markup</b>'); markup = 'taken' } catch {}
    JSON.stringify([window.ran ?? false, markup])`
  expect(JSON.parse(await page.evaluate<string>(ran))).toEqual([false, 'refused'])

  const target = await otherSite('<p>Elsewhere</p>')
  await page.evaluate(`location.href = '${target.origin}/'`)
  await page.getByText('Elsewhere').waitFor()
  expect(target.asked[0]?.referrer).toBeUndefined()
  expect(await page.evaluate('document.referrer')).toBe('')

  const framing = await otherSite(`<iframe src="${line.origins.visitors}/"></iframe>`)
  await page.goto(framing.origin)
  const [, framed] = page.frames()
  expect((await framed?.content()) ?? '').not.toContain('class="leave"')
})

test('what is written asks the browser neither to remember nor to check it', { timeout: 60_000 }, async () => {
  const line = await startLine()
  const page = await browser.window(360, 'sv')
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  const boxes = `[...document.querySelectorAll('textarea, input:not([type=checkbox])')]
    .map(({ autocomplete, spellcheck }) => autocomplete + spellcheck)`
  expect(await page.evaluate(boxes)).toEqual(['offfalse'])
  await visitor.presses('code.title')
  expect(await page.evaluate(boxes)).toEqual(['offfalse'])
})

test('messages of any length from 1 to 900 letters are one length on the wire, each way', {
  timeout: 240_000,
}, async () => {
  const line = await startLine()
  const ben = await line.staff()
  const page = await browser.window(360, 'sv')
  const lengths = frameLengths(page)
  const visitor = await openVisitorPage(page, line.origins.visitors, 'sv', 'pointer')
  await visitor.takes('who.self')
  await visitor.takes('choice.human')
  await visitor.takes('choice.yes')
  for (const _ of ['H1', 'H2']) await visitor.takes('choice.skip')
  await ben.claims((await ben.untilWaiting()).id)
  await visitor.sees(visitor.prompts('event.claimed'))
  lengths.sent.length = 0
  lengths.received.length = 0
  const every = fullSize ? 20 : 150
  const box = page.getByRole('textbox', { name: visitor.words('write') })
  for (let letters = 1; letters <= 900; letters += every) {
    const text = `${letters}`.padEnd(letters, letters % 2 ? 'ö' : 'ش')
    await box.fill(text)
    await box.press('Enter')
    await visitor.log.getByText(text, { exact: true }).last().waitFor()
    await visitor.log.getByText(visitor.words('message.sending'), { exact: true }).waitFor({ state: 'detached' })
  }
  expect([...new Set(lengths.sent)]).toEqual([frameBuckets.fromVisitor])
  lengths.sent.length = 0
  await box.pressSequentially('det jag skriver men aldrig skickar', { delay: 20 })
  expect(lengths.sent).toEqual([])
  expect([...new Set(lengths.received)]).toEqual([frameBuckets.toVisitor])
})

test('the page and a second language are light, and nothing on it moves by itself on a bad telephone', {
  timeout: 120_000,
}, async () => {
  const line = await startLine()
  for (const encoding of ['br', 'gzip'] as const) {
    const weight = await pageWeight(line.origins.visitors, encoding)
    expect(weight.firstBytes, encoding).toBeLessThanOrEqual(pageBudget.firstBytes)
    expect(weight.wholeBytes, encoding).toBeLessThanOrEqual(pageBudget.wholeBytes)
  }
  const { layoutShift } = await visitOnBadPhone(browser.chromium(), line.origins.visitors)
  expect(layoutShift).toBe(0)
})
