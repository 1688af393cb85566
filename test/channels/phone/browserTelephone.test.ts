import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { telephoneWay } from '../../../bot/channels/phone/asterisk/browser/browserTelephones.ts'
import {
  headerOf,
  headersOf,
  methodOf,
  readMessage,
  type SipMessage,
  statusOf,
  writeMessage,
} from '../../../bot/channels/phone/asterisk/browser/sipMessage.ts'
import { can } from '../../../bot/domain/permissions.ts'
import { type Wait, waitInRealTime } from '../../../bot/jobs/keepRunning.ts'
import { addStaff, disableStaff } from '../../../bot/usecases/staffAccounts.ts'
import { roles } from '../../../shared/roles.ts'
import { asTabProtocol } from '../../../shared/telephone.ts'
import { asConsole, oneTab } from '../../support/asConsole.ts'
import { consoleBrowser } from '../../support/consoleBrowser.ts'
import { fullSize } from '../../support/fullSize.ts'
import { proofOf } from '../../support/oneTimeCodes.ts'
import { signsIn } from '../../support/openStaff.ts'
import { newClientId } from '../../support/openVisitor.ts'
import { startLine } from '../../support/startLine.ts'
import { createUntil } from '../../support/until.ts'
import { voiceFolder } from '../../support/voiceFolder.ts'
import { browserPassword, openBrowserSwitch } from './browserSwitch.ts'
import type { Headers } from './fakeSwitch.ts'

const channel = '1795315210.0'
const canary = '701740688'
const malformed = fullSize ? 10_000 : 300
const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'm=audio 9 UDP/TLS/RTP/SAVPF 9 8 0', ''].join('\r\n')

async function openLine(env: Record<string, string> = {}, wait: Wait = waitInRealTime, algorithms?: string[]) {
  const asterisk = await openBrowserSwitch(['ben', 'ruth'], algorithms)
  asterisk.calls({ number: `+46${canary}`, sdp })
  // The jobs run: whoever is signed out is gone by one of them.
  const line = await startLine({}, { ...asterisk.env, VOICE_DIR: voiceFolder(['sv']), ...env }, wait)
  await asterisk.ari.untilConnected()
  return { ...line, asterisk }
}

type Line = Awaited<ReturnType<typeof openLine>>

/** A console's telephone as far as its wire knows it. It keeps every message it gets. */
async function openBrowser({ origins }: Line, cookie: string, { autoPong = true } = {}) {
  const socket = new WebSocket(`${origins.console.replace('http', 'ws')}/telephone`, ['sip', asTabProtocol(oneTab)], {
    headers: { cookie },
    origin: origins.console,
    autoPong,
  })
  const received: string[] = []
  const { changed, until } = createUntil()
  let closed: number | undefined
  socket.on('message', (bytes: Buffer) => {
    received.push(bytes.toString())
    changed()
  })
  socket.on('close', (code) => {
    closed = code
    changed()
  })
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  const reply = (to: SipMessage, status: string, body = '', own: Headers = []) => {
    const headers = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name): [string, string] => [
      name,
      headerOf(to, name) + (name === 'To' ? ';tag=browser' : ''),
    ])
    const more: Headers = body ? [['Content-Type', 'application/sdp']] : []
    socket.send(writeMessage({ first: `SIP/2.0 ${status}`, headers: [...headers, ...own, ...more], body }))
  }
  const heard = (method: string) => received.map(readMessage).find((message) => methodOf(message) === method)
  return {
    received,
    untilHears: (method: string) => until(method, () => heard(method)),
    isOpen: () => closed === undefined,
    untilClosed: () => until('the line is closed', () => closed !== undefined && { code: closed }, 5000),
    answers: (invite: SipMessage) => reply(invite, '200 OK', sdp),
    answersAs: (invite: SipMessage, status: string, more: Headers) => reply(invite, status, sdp, more),
    refuses: (invite: SipMessage) => reply(invite, '486 Busy Here'),
    accepts: (request: SipMessage) => reply(request, '200 OK'),
    hangsUp(invite: SipMessage) {
      const headers: Headers = [
        ['Via', 'SIP/2.0/WS line.invalid;branch=z9hG4bKbye'],
        ['From', `${headerOf(invite, 'To')};tag=browser`],
        ['To', headerOf(invite, 'From')],
        ['Call-ID', headerOf(invite, 'Call-ID')],
        ['CSeq', '1 BYE'],
      ]
      socket.send(writeMessage({ first: 'BYE sip:line@line.invalid;transport=ws SIP/2.0', headers, body: '' }))
    },
    says: (text: string) => socket.send(text),
    /** Whatever it said before has been read. */
    async isHeard() {
      socket.ping()
      await once(socket, 'pong')
    },
    dies: () => socket.terminate(),
    untilAnswered: () => until('an answer', () => received.map(readMessage).find((one) => statusOf(one) === 200)),
  }
}

/** The status a browser is refused with. */
async function refusal({ origins }: Line, { cookie = '', origin = origins.console, tab = oneTab }) {
  const socket = new WebSocket(`${origins.console.replace('http', 'ws')}/telephone`, ['sip', asTabProtocol(tab)], {
    headers: { cookie },
    origin,
  })
  socket.on('error', () => {})
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
  socket.terminate()
  return response.statusCode
}

/** Bytes of any kind, and a request of a telephone's with some of it cut, doubled or replaced; never an answer. */
const nearlySip = (request: string) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .tuple(fc.nat(request.length), fc.nat(80), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([at, length, other]) => request.slice(0, at) + other + request.slice(at + length)),
    fc.nat(request.length).map((at) => request.slice(0, at) + request),
    fc.constantFrom('', '\r\n\r\n', 'Via: '.repeat(5000), `A ${'b'.repeat(60_000)} SIP/2.0\r\n\r\n`),
  )

/** Every header that may tell who calls, and words within the description of the sound. */
const telling: Headers = [
  'P-Asserted-Identity',
  'P-Preferred-Identity',
  'Remote-Party-ID',
  'Diversion',
  'History-Info',
  'Referred-By',
  'Reply-To',
  'Call-Info',
  'Identity',
  'Subject',
  'User-to-User',
  'X-Caller',
].map((name) => [name, `"Kanarina" <sip:+46${canary}@trunk.example.org>`])

test('a call rings in the console of whoever is on duty, is theirs when they answer, and is over when they hang up', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing' && call.rings === 1)
  browser.answers(invite)
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
  await ben.untilCard('it is ben’s', ({ status, call }) => status === 'withStaff' && call?.state === 'connected')
  browser.hangsUp(invite)
  await browser.untilAnswered()
  await ben.untilCard('it is over', ({ call }) => call?.state === 'ended')
})

test('whoever claims the call in the console first is put through as soon as their telephone answers', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  const { id } = await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing')
  await ben.claims(id)
  await ben.untilCard('it is ben’s', ({ call }) => call?.state === 'connected')
  const joined = () => line.asterisk.ari.asked.some(({ path }) => path.endsWith('/addChannel'))
  expect(joined()).toBe(false)
  browser.answers(invite)
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
})

test('whoever claims a call and does not come to the telephone gives it back, and the caller is not left in silence', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  await openBrowser(line, ben.cookie)
  const leg = await line.asterisk.asksForPerson(channel)
  const { id } = await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing')
  await ben.claims(id)
  await ben.untilCard('it is ben’s', ({ status, call }) => status === 'withStaff' && call?.state === 'connected')
  line.asterisk.ari.gone(leg, 19)
  await ben.untilCard('it is everybody’s', ({ status }) => status === 'waiting')
  await line.asterisk.ari.untilAsked('POST', /^\/channels$/, 2)
})

test('a browser that is busy, or that is silent for 20 seconds, is no end: the next in the plan is rung', async () => {
  const line = await openLine()
  const [ben, ruth] = [await line.staff('ben'), await line.staff('ruth')]
  const [first, second] = [await openBrowser(line, ben.cookie), await openBrowser(line, ruth.cookie)]
  const leg = await line.asterisk.asksForPerson(channel)
  const ringing = line.asterisk.ari.asked.find(({ method, path }) => method === 'POST' && path === '/channels')
  expect(ringing?.query).toMatchObject({ endpoint: 'PJSIP/ben-browser', timeout: '20', callerId: '"Linje" <0123>' })
  await first.untilHears('INVITE')
  line.asterisk.timesOut(leg)
  // It stops ringing: what the switch takes back the browser is told.
  first.refuses(await first.untilHears('CANCEL').then(() => first.untilHears('INVITE')))
  await second.untilHears('INVITE')
  await ruth.untilCard('it rings at ruth’s', ({ call }) => call?.rings === 2)
})

test('with canaries in every header, nothing that reaches a browser tells who calls, nor what the line signs in with', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const words = ['v=0', `o=${canary} 1 1 IN IP4 127.0.0.1`, `s=+46${canary}`, `i=${canary}`, `p=+46 ${canary}`]
  const told = [...words, 'm=audio 9 UDP/TLS/RTP/SAVPF 9 8 0', ''].join('\r\n')
  line.asterisk.calls({ number: `+46${canary}`, sdp: told, more: telling })
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  browser.answers(invite)
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
  line.asterisk.sip.calls()[0]?.hangUp()
  browser.accepts(await browser.untilHears('BYE'))
  // They were sent, and so was the sound itself.
  expect(line.asterisk.sip.calls()[0]?.invite.headers.filter(([, value]) => value.includes(canary))).toHaveLength(13)
  expect(invite.body).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 9 8 0')
  expect(headerOf(invite, 'From')).toMatch(/^"Linje" <sip:0123@line\.invalid>;tag=/)
  expect(headersOf(invite, 'Contact')).toEqual(['<sip:line@line.invalid;transport=ws>'])
  for (const secret of [canary, 'Kanarina', 'trunk.example', browserPassword, 'ben-browser'])
    expect(browser.received.join('\n')).not.toContain(secret)
})

test('a browser can be called and can hang up; whatever else it says goes no further', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  const before = line.asterisk.sip.received().length
  for (const method of ['INVITE', 'REGISTER', 'MESSAGE', 'REFER', 'SUBSCRIBE', 'BYE'])
    browser.says(`${method} sip:0701740605@trunk SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 ${method}\r\n\r\n`)
  browser.says('no SIP at all')
  // Its answer to a call comes after all that.
  await line.asterisk.asksForPerson(channel)
  browser.answers(await browser.untilHears('INVITE'))
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
  expect(line.asterisk.sip.received().slice(before)).toHaveLength(1)
})

test('an answer is made anew: it leads a call nowhere else, and brings nothing of a browser’s own', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  const before = line.asterisk.sip.received().length
  const elsewhere: Headers = [
    ['Contact', '<sip:0701740605@elsewhere.example.org>'],
    ['Diversion', '<sip:0701740605@elsewhere.example.org>'],
  ]
  browser.answersAs(invite, '302 Moved', elsewhere)
  browser.answersAs(invite, '200 OK\nX-Own: elsewhere', elsewhere)
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
  const answers = line.asterisk.sip.received().slice(before)
  expect(answers).toHaveLength(1)
  expect(answers[0]).not.toContain('elsewhere')
  const said = readMessage(answers[0] ?? '')
  expect([said.first, headersOf(said, 'Contact')]).toEqual([
    'SIP/2.0 200 Answer',
    ['<sip:staff@line.invalid;transport=ws>'],
  ])
})

test('a flood on one line ends that line, and on the others calls are answered as ever', async () => {
  const line = await openLine()
  const [ben, ruth] = [await line.staff('ben'), await line.staff('ruth')]
  const [floods, answers] = [await openBrowser(line, ben.cookie), await openBrowser(line, ruth.cookie)]
  for (let nth = 0; nth < 400; nth++) floods.says('BYE sip:line@line.invalid SIP/2.0\r\nCall-ID: 1\r\n\r\n')
  expect(await floods.untilClosed()).toEqual({ code: 1008 })
  await line.asterisk.sip.untilGone('ben-browser')
  await line.asterisk.asksForPerson(channel)
  answers.answers(await answers.untilHears('INVITE'))
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
})

test(`${malformed} messages that are no SIP, or nearly, go no further and keep no call from being answered`, {
  timeout: 600_000,
}, async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  const before = line.asterisk.sip.received().length
  for (const [nth, said] of fc.sample(nearlySip(writeMessage(invite)), malformed).entries()) {
    browser.says(said)
    if (nth % 100 < 99) continue
    await browser.isHeard()
    line.clock.passTime(1000)
  }
  browser.answers(invite)
  await line.asterisk.ari.untilAsked('POST', /addChannel$/)
  expect(line.asterisk.sip.received().slice(before)).toHaveLength(1)
  // What is longer than any message of a telephone’s ends the line and nothing else.
  browser.says('x'.repeat(70_000))
  await browser.untilClosed()
  await openBrowser(line, ben.cookie)
  await line.asterisk.sip.untilThere('ben-browser')
})

test('a telephone line is open to exactly the roles the table names, from our own page, and to whoever has one', async () => {
  const line = await openLine({ PHONE_BROWSERS: 'ben=PJSIP/ben-browser, ruth=PJSIP/ruth-browser' })
  for (const role of roles) {
    const { password } = await addStaff(line.ports, `some ${role}`, role)
    const cookie = await signsIn(line.origins.console, { name: `some ${role}`, password })
    // Whoever may has none of their own here.
    expect(await refusal(line, { cookie }), role).toBe(can(role, telephoneWay.needs) ? 404 : 403)
  }
  const ben = await line.staff('ben')
  expect(await refusal(line, {})).toBe(401)
  expect(await refusal(line, { cookie: 'session=made-up' })).toBe(401)
  expect(await refusal(line, { cookie: ben.cookie, origin: 'https://example.org' })).toBe(403)
  await openBrowser(line, ben.cookie)
  expect(line.asterisk.sip.registered('ben-browser')).toBe(1)
})

test.each(['signed out', 'disabled', 'given another role'])(
  'whoever is %s in the middle of a call is out of it at once',
  async (how) => {
    const line = await openLine()
    const ben = await line.staff('ben')
    const browser = await openBrowser(line, ben.cookie)
    await line.asterisk.asksForPerson(channel)
    browser.answers(await browser.untilHears('INVITE'))
    await line.asterisk.ari.untilAsked('POST', /addChannel$/)
    const account = (await line.ports.staff.byName('ben'))!
    if (how === 'signed out')
      await fetch(`${line.origins.console}/session`, {
        method: 'DELETE',
        headers: { cookie: ben.cookie, ...asConsole },
      })
    else if (how === 'disabled') await disableStaff(line.ports, 'ben')
    else await line.ports.staff.change(account.id, { role: 'manager' })
    await line.asterisk.ari.until('the talk is ended', () => line.asterisk.sip.calls()[0]?.state === 'over')
    await browser.untilClosed()
    await line.asterisk.sip.untilGone('ben-browser')
  },
)

test('a browser that comes back in the middle of a call goes on with it; one that stays away is hung up for', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const talks = async (nth: number) => {
    const browser = await openBrowser(line, ben.cookie)
    await line.asterisk.asksForPerson(`${nth}.1`)
    const invite = await browser.untilHears('INVITE')
    browser.answers(invite)
    await line.asterisk.ari.untilAsked('POST', /addChannel$/, nth)
    browser.dies()
    await line.asterisk.sip.untilGone('ben-browser')
    return invite
  }
  const isOver = (nth: number) => line.asterisk.sip.calls()[nth - 1]?.state === 'over'
  const invite = await talks(1)
  const back = await openBrowser(line, ben.cookie)
  expect(isOver(1)).toBe(false)
  back.hangsUp(invite)
  await back.untilAnswered()
  expect(isOver(1)).toBe(true)
  back.dies()
  await talks(2)
  await line.asterisk.ari.until('it is hung up', () => isOver(2), 20_000)
})

test('a browser that shows nothing of itself is gone, and one that does stays signed in', async () => {
  const line = await openLine({}, (ms, stop) => waitInRealTime(Math.min(ms, 300), stop))
  const [ben, ruth] = [await line.staff('ben'), await line.staff('ruth')]
  await openBrowser(line, ben.cookie)
  const silent = await openBrowser(line, ruth.cookie, { autoPong: false })
  await silent.untilClosed()
  await line.asterisk.sip.until('it signs in anew', () => line.asterisk.sip.registered('ben-browser') > 2)
  expect(line.asterisk.sip.isThere('ben-browser')).toBe(true)
  await line.asterisk.sip.untilGone('ruth-browser')
})

test('calls ring where each of staff has chosen, and at their own telephone while no console can be rung', async () => {
  const line = await openLine({ PHONE_STAFF: 'ben=PJSIP/ben' })
  const ben = await line.staff('ben')
  const rungAt = async (nth: number) => {
    const { query } = await line.asterisk.ari.untilAsked('POST', /^\/channels$/, nth)
    return query.endpoint
  }
  expect(ben.snapshot()?.telephone).toEqual({ rings: 'own', own: true })
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  expect(await rungAt(1)).toBe('PJSIP/ben')
  line.asterisk.ari.gone(channel)
  await ben.ask('telephone:choose', { rings: 'browser' })
  await ben.ask('reach:save', { mail: 'ben@example.org' })
  await line.asterisk.asksForPerson('8.1')
  expect(await rungAt(2)).toBe('PJSIP/ben-browser')
  await browser.untilHears('INVITE')
})

test('a newer console of the same person takes the telephone over; the older one is told', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const older = await openBrowser(line, ben.cookie)
  await openBrowser(line, ben.cookie)
  expect(await older.untilClosed()).toEqual({ code: 4001 })
  expect(line.asterisk.sip.isThere('ben-browser')).toBe(true)
})

test.each([
  ['SHA-256', ['MD5', 'SHA-256']],
  ['MD5', ['MD5']],
])('of the ways Asterisk knows to prove a password the line takes the strongest: %s of %s', async (taken, known) => {
  const line = await openLine({}, waitInRealTime, known)
  const ben = await line.staff('ben')
  await openBrowser(line, ben.cookie)
  expect(line.asterisk.sip.registered('ben-browser')).toBe(1)
  expect(line.asterisk.sip.received().at(-1)).toContain(`algorithm=${taken},`)
})

test('where Asterisk does not let the console in, the browser is told to come again', async () => {
  const line = await openLine({ ASTERISK_BROWSER_PASSWORD: 'wrong' })
  const ben = await line.staff('ben')
  expect(await refusal(line, { cookie: ben.cookie })).toBe(503)
})

test('the microphone is the console’s where calls are answered in it, and nobody’s elsewhere', async () => {
  const line = await openLine()
  const policy = async (url: string) => (await fetch(url)).headers.get('permissions-policy')
  expect(await policy(`${line.origins.console}/`)).toContain('microphone=(self)')
  expect(await policy(`${line.origins.console}/health`)).toContain('microphone=()')
  expect(await policy(`${line.origins.visitors}/`)).toContain('microphone=()')
  const without = await startLine()
  expect(await policy(`${without.origins.console}/`)).toContain('microphone=()')
})

test('a talk goes on through a fresh proof, and a telephone of another tab is let in neither before nor after', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  const browser = await openBrowser(line, ben.cookie)
  await line.asterisk.asksForPerson(channel)
  const invite = await browser.untilHears('INVITE')
  browser.answers(invite)
  await ben.untilCard('it is ben’s', ({ call }) => call?.state === 'connected')
  const tabs = [newClientId(), 'x', '']
  for (const tab of tabs) expect(await refusal(line, { cookie: ben.cookie, tab })).toBe(401)
  await signsIn(line.origins.console, ben.account)
  line.clock.passTime(60_000)
  const page = consoleBrowser(line.origins.console, ben.cookie)
  const [other] = (await page.gets('/sessions')).body.sessions.filter(({ isThis }: { isThis: boolean }) => !isThis)
  const proof = await proofOf(line.origins.console, ben.account)
  expect((await page.posts('/sessions/end', { id: other.id, proof })).status).toBe(204)
  expect(await refusal(line, { cookie: ben.cookie })).toBe(401)
  for (const tab of tabs) expect(await refusal(line, { cookie: page.cookie(), tab })).toBe(401)
  expect(browser.isOpen()).toBe(true)
  browser.hangsUp(invite)
  await browser.untilAnswered()
  await ben.untilCard('it is over', ({ call }) => call?.state === 'ended')
})

test('a switch that takes its time to let somebody in is waited for', async () => {
  const line = await openLine()
  const ben = await line.staff('ben')
  // Longer than whoever else has the sockets of this server leaves one that it does not know.
  line.asterisk.sip.answersAfter(1500)
  await openBrowser(line, ben.cookie)
  expect(line.asterisk.sip.isThere('ben-browser')).toBe(true)
})
