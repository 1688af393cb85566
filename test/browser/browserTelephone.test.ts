import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { asTabProtocol, takenElsewhere } from '../../shared/telephone.ts'
import { openBrowserSwitch } from '../channels/phone/browserSwitch.ts'
import { oneTab } from '../support/asConsole.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'
import { voiceFolder } from '../support/voiceFolder.ts'
import { expectNoBarriers } from './barriers.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { wordsOf } from './words.ts'

// A microphone that beeps, and addresses that two windows of one machine can find each other by.
const browser = withBrowser({
  args: ['--use-fake-device-for-media-stream', '--disable-features=WebRtcHideLocalIpsWithMdns'],
})

const channel = '1795315210.0'
const canary = '701740688'
const callerHertz = 1000
/** Of Chromium's own beeps. */
const staffHertz = 400

/** Page-side: `telephonePage.js`. */
const path = fileURLToPath(new URL('telephonePage.js', import.meta.url))
const inPage = (page: Page, what: string) => page.evaluate<string>(`telephone.${what}`)

/** A telephone that calls, with a tone for a voice and every codec its browser has. */
async function openCaller() {
  const page = await browser.window(360, 'sv')
  await page.addInitScript({ path })
  await page.goto('about:blank')
  return { page, sdp: await inPage(page, `calls(${callerHertz})`) }
}

interface Opening {
  /** The microphone is. */
  allowed?: boolean
  env?: Record<string, string>
}

async function open(width: 360 | 1280, { allowed = true, env = {} }: Opening = {}) {
  const asterisk = await openBrowserSwitch(['ben'])
  const line = await startLine({}, { ...asterisk.env, VOICE_DIR: voiceFolder(['sv']), ...env })
  await asterisk.ari.untilConnected()
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const page = await browser.window(width, 'sv')
  await page.addInitScript({ path })
  if (allowed) await page.context().grantPermissions(['microphone'], { origin: line.origins.console })
  const console = await openStaffConsole(page, line.origins.console, 'sv', 'keyboard')
  const account = { name: 'ben', password }
  await console.signsIn(account)
  return {
    ...console,
    account,
    line,
    asterisk,
    button: (key: string) => page.getByRole('button', { name: wordsOf('sv', 'console')(key) }),
  }
}

async function rings(ben: Awaited<ReturnType<typeof open>>) {
  await ben.startsShift()
  await ben.asterisk.sip.untilThere('ben-browser')
  const caller = await openCaller()
  ben.asterisk.calls({ number: `+46${canary}`, sdp: caller.sdp })
  await ben.asterisk.asksForPerson(channel)
  await ben.page.getByRole('alert').getByText(ben.words('telephone.rings')).waitFor()
  return caller
}

/** A call that is answered by its key, and heard. */
async function talks(ben: Awaited<ReturnType<typeof open>>, whileItRings = async (_sdp: string) => {}) {
  const caller = await rings(ben)
  await whileItRings(caller.sdp)
  await ben.presses('s')
  const answer = await ben.asterisk.sip.until('it is answered', () => ben.asterisk.sip.calls()[0]?.answer)
  await inPage(caller.page, `takes(${JSON.stringify(answer.body)})`)
  await ben.page.getByRole('status').getByText(ben.words('telephone.talks')).waitFor()
  return { caller, answer }
}

const isOver = async ({ asterisk }: Awaited<ReturnType<typeof open>>) =>
  asterisk.sip.until('the talk is over', () => asterisk.sip.calls().at(-1)?.state === 'over')

test.each([360, 1280] as const)(
  'at %i pixels a call rings, is answered, muted and ended by keys alone; each hears the other, in a telephone’s own codecs',
  async (width) => {
    const ben = await open(width)
    const { page } = ben
    const { caller, answer } = await talks(ben, async (sdp) => {
      expect(sdp).toContain('opus')
      await page.getByText(ben.words('call.ringingYou')).first().waitFor()
      await expectNoBarriers(page)
    })
    await ben.log.getByText(ben.words('said.call.connected')).waitFor()
    await expectNoBarriers(page)
    expect(answer.body).not.toMatch(/rtpmap:\d+ (opus|red|CN)\//i)
    await Promise.all([inPage(page, `hears(${callerHertz})`), inPage(caller.page, `hears(${staffHertz})`)])
    expect(await inPage(caller.page, 'codec()')).toBe('audio/G722')
    expect(await inPage(page, 'isPlayed()')).toBe(true)
    const microphone = () => inPage(page, 'microphone()')
    await ben.presses('m')
    await page.getByText(ben.words('telephone.muted')).waitFor()
    expect(await microphone()).toBe(false)
    await ben.presses('m')
    await page.getByText(ben.words('telephone.muted')).waitFor({ state: 'detached' })
    expect(await microphone()).toBe(true)
    await ben.presses('h')
    await isOver(ben)
    await ben.log.getByText(ben.words('said.call.ended')).waitFor()
    expect(await ben.button('telephone.hangUp').count()).toBe(0)
    // Who called is nowhere on the page, and nothing of the telephone is kept in the browser.
    expect(await page.content()).not.toContain(canary)
    const kept = await page.evaluate<string>('JSON.stringify([localStorage, { ...sessionStorage, tab: undefined }])')
    expect(kept).not.toMatch(/sip|password|browser|0123/)
  },
)

test('a caller who gives up stops the ringing, and “not now” rings nobody any longer here', async () => {
  const ben = await open(1280)
  await rings(ben)
  ben.asterisk.ari.gone(channel)
  await ben.page.getByText(ben.words('telephone.rings')).waitFor({ state: 'detached' })
  await ben.asterisk.asksForPerson('8.1')
  await ben.page.getByText(ben.words('telephone.rings')).waitFor()
  await ben.page.keyboard.press('Escape')
  await ben.button('telephone.decline').press('Enter')
  await ben.page.getByText(ben.words('telephone.rings')).waitFor({ state: 'detached' })
  await ben.asterisk.ari.until('what can be done meanwhile', () =>
    ben.asterisk.ari.asked.some(
      ({ path, query }) => path === '/channels/8.1/play' && query.media?.includes('phone.hold'),
    ),
  )
})

test('a caller who hangs up ends the call in the console, and closes its microphone', async () => {
  const ben = await open(1280)
  await talks(ben)
  ben.asterisk.ari.gone(channel)
  await isOver(ben)
  await ben.log.getByText(ben.words('said.call.ended')).waitFor()
  await ben.page.getByText(ben.words('telephone.talks')).waitFor({ state: 'detached' })
  await expect.poll(() => inPage(ben.page, 'state()')).toBe('closed')
})

test('signing out ends the call', async () => {
  const ben = await open(1280)
  await talks(ben)
  await ben.page.getByRole('button', { name: ben.words('menu.open').replace('{name}', 'ben') }).click()
  await ben.page.getByRole('button', { name: ben.words('menu.signOut') }).click()
  await isOver(ben)
  await ben.asterisk.sip.untilGone('ben-browser')
  await expect.poll(() => inPage(ben.page, 'state()')).toBe('closed')
})

test('without the microphone staff are told what helps and where calls ring; with it the telephone is there', async () => {
  const ben = await open(360, { allowed: false, env: { PHONE_STAFF: 'ben=PJSIP/ben' } })
  const { page, words } = ben
  await page.getByRole('button', { name: words('menu.open').replace('{name}', 'ben') }).click()
  await page
    .getByRole('radio', { name: words('telephone.at.browser') })
    .locator('xpath=ancestor::label')
    .click()
  await page.keyboard.press('Escape')
  await ben.startsShift()
  await page.getByText(words('telephone.line.refused')).waitFor()
  await page.getByText(words('telephone.ownInstead')).waitFor()
  await expectNoBarriers(page)
  expect(ben.asterisk.sip.isThere('ben-browser')).toBe(false)
  await page.context().grantPermissions(['microphone'], { origin: ben.line.origins.console })
  await ben.button('telephone.tryAgain').press('Enter')
  await ben.asterisk.sip.untilThere('ben-browser')
  await page.getByText(words('telephone.line.refused')).waitFor({ state: 'detached' })
})

test('a microphone that is taken away before the answer is told of, and the caller goes back to the queue', async () => {
  const ben = await open(1280)
  await rings(ben)
  await ben.page.context().clearPermissions()
  await ben.presses('s')
  await ben.page.getByText(ben.words('telephone.line.refused')).waitFor()
  await ben.page.getByText(ben.words('telephone.nobodyInstead')).waitFor()
  await ben.asterisk.sip.untilGone('ben-browser')
  await ben.page.getByRole('heading', { name: ben.words('list.waiting').replace('()', '(1)') }).waitFor()
})

test('a newer console of mine rings instead, until I take the telephone back', async () => {
  const ben = await open(1280)
  const { page, words, asterisk } = ben
  const addresses: string[] = []
  page.on('websocket', (socket) => addresses.push(socket.url()))
  await ben.startsShift()
  await asterisk.sip.untilThere('ben-browser')
  const cookie = await signsIn(ben.line.origins.console, ben.account)
  const newer = new WebSocket(
    `${ben.line.origins.console.replace('http', 'ws')}/telephone`,
    ['sip', asTabProtocol(oneTab)],
    {
      headers: { cookie },
      origin: ben.line.origins.console,
    },
  )
  onTestFinished(() => newer.terminate())
  await page.getByText(words('telephone.line.elsewhere')).waitFor()
  const taken = once(newer, 'close')
  await ben.button('telephone.ringHere').press('Enter')
  const [code] = (await taken) as [number]
  expect(code).toBe(takenElsewhere)
  await page.getByText(words('telephone.line.elsewhere')).waitFor({ state: 'detached' })
  expect(asterisk.sip.isThere('ben-browser')).toBe(true)
  // Proxies write addresses down.
  expect(
    new Set(addresses.map((address) => new URL(address)).map(({ pathname, search }) => pathname + search)),
  ).toEqual(new Set(['/telephone']))
})
