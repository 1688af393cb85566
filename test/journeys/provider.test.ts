import request from 'supertest'
import { expect, test } from 'vitest'
import { HotlineError } from '../../bot/errors.ts'
import type { ProviderLink } from '../../bot/ports/provider.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { addStaff, disableStaff, emergencyCode, resetStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import type { SessionView } from '../../shared/signIn.ts'
import { asConsole } from '../support/asConsole.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { liveLine } from '../support/liveLine.ts'
import { openStaff } from '../support/openStaff.ts'
import { type LogoutManners, type Manners, providerEnv, softProvider } from '../support/softProvider.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof providerLine>>

const minute = 60_000
const day = 24 * 60 * minute

/** The library judges tokens by the real time, so the line's clock begins there. */
async function providerLine(env: Record<string, string> = {}, shared = {}) {
  const clock = fixedClock(Date.now())
  const provider = softProvider(clock)
  const given = { clock, fetch: provider.fetch, ...shared }
  const line = await liveLine(given, { ...providerEnv, ...env })
  return { ...line, clock, provider }
}

const cookiesIn = (headers: Record<string, unknown>) =>
  ([headers['set-cookie'] ?? []].flat() as string[]).map((cookie) => cookie.split(';')[0] ?? '')

/** Somebody's browser, and who they are to the provider. */
function person(line: Line, subject: string, origin = line.origins.console) {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  async function posts(path: string, body: object) {
    const answer = await request(origin)
      .post(path)
      .set({ cookie: cookie(), ...asConsole })
      .send(body)
    for (const pair of cookiesIn(answer.headers)) {
      const [name = '', value = ''] = pair.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const begins = async (given?: object) => (await posts('/session/provider/begin', given ? { given } : {})).body.address
  const comesBack = (query: string) => posts('/session/provider', { query })
  return {
    cookies,
    posts,
    begins,
    comesBack,
    gets: async (path: string) =>
      (
        await request(origin)
          .get(path)
          .set({ cookie: cookie(), ...asConsole })
      ).body,
    isIn: async () =>
      (
        await request(origin)
          .get('/session')
          .set({ cookie: cookie(), ...asConsole })
      ).status === 200,
    signsIn: async (manners: Manners = {}) => comesBack(line.provider.asks(await begins(), subject, manners)),
    async links(name: string, password: string, manners: Manners = {}) {
      const address = await begins({ name, password })
      return address ? comesBack(line.provider.asks(address, subject, manners)) : { status: 0, body: {} }
    },
    async proves(manners: Manners = {}, as = subject) {
      const { address, flow } = (await posts('/proof', {})).body.options as { address: string; flow: string }
      return JSON.stringify({ flow, query: line.provider.asks(address, as, manners) })
    },
  }
}

/** An account, and its person's browser, in which they have signed in for the first time. */
async function linked(line: Line, name = 'ben') {
  const { password } = await addStaff(line.ports, name, 'coordinator')
  const somebody = person(line, `subject of ${name}`)
  expect((await somebody.links(name, password)).status).toBe(200)
  return { ...somebody, password }
}

/** What the line says to its operator meanwhile. */
async function printedWhile(run: () => Promise<void>) {
  const printed: string[] = []
  const write = process.stderr.write
  process.stderr.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0
  try {
    await run()
  } finally {
    process.stderr.write = write
  }
  return printed.join('')
}

const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).sort((a, b) => a - b)

/** To the byte: whom we know cannot be told by what is said. */
function expectAlike(refused: { status: number; text: string }[]) {
  expect(refused.length).toBeGreaterThan(1)
  expect(new Set(refused.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect([refused[0]?.status, refused[0]?.text.trim()]).toEqual([401, '{"code":"notSignedIn"}'])
}

const trailOf = async ({ ports }: Line) => actsOf(await ports.auditRows.since(0)).map(({ act }) => act)

test('the password that was shown links an account once, and after that the provider signs in', async () => {
  const line = await providerLine()
  expect((await request(line.origins.console).post('/session/begin').set(asConsole)).body).toEqual({
    way: 'oidc',
  })
  const ben = await linked(line)
  expect(await ben.gets('/session')).toMatchObject({ me: { name: 'ben' }, way: 'oidc' })
  line.clock.passTime(minute)
  const again = person(line, 'subject of ben')
  const { status, body } = await again.signsIn()
  expect([status, body.me?.name]).toEqual([200, 'ben'])
  expect(again.cookies.has('flow')).toBe(false)
  line.clock.passTime(minute)
  expect((await person(line, 'somebody else').links('ben', ben.password)).status).toBe(0)
  expect(await trailOf(line)).toEqual(expect.arrayContaining(['linkProvider', 'signIn']))
})

test('the provider is asked for one answer, to us alone, by a person who is asked anew and strongly enough', async () => {
  const line = await providerLine()
  const { origin, pathname, searchParams } = new URL(await person(line, 'ben').begins())
  expect([origin, pathname]).toEqual(['https://id.example.org', '/authorize'])
  const { state, nonce, code_challenge, ...asked } = Object.fromEntries(searchParams)
  expect(asked).toEqual({
    client_id: 'hotline',
    redirect_uri: `${line.origins.console}/provider`,
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    acr_values: 'phr hardware',
    prompt: 'login',
    max_age: '0',
  })
  expect(new Set([state, nonce, code_challenge]).size).toBe(3)
  expect(String([...searchParams])).not.toContain(providerEnv.OIDC_CLIENT_SECRET)
})

test('what a browser keeps meanwhile is for this very address and no script, and goes with no link', async () => {
  const line = await providerLine({ CONSOLE_ORIGIN: 'https://console.example.org' })
  const { headers, body } = await request(line.origins.console).post('/session/provider/begin').set(asConsole).send({})
  expect(new URL(body.address).searchParams.get('redirect_uri')).toBe('https://console.example.org/provider')
  const [cookie = ''] = headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^__Host-flow=\S+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/)
})

const past = Math.floor(Date.now() / 1000) - 3600
const untrue: [string, Manners][] = [
  ['a token that is over', { claims: { exp: past } }],
  ['a forged signature', { signature: 'forged' }],
  ['no signature', { signature: 'none' }],
  ['our own secret for a signature', { signature: 'ours' }],
  ['another issuer in the token', { claims: { iss: 'https://id.example.com' } }],
  ['another issuer in the address', { query: { iss: 'https://id.example.com' } }],
  ['no issuer in the address', { query: { iss: undefined } }],
  ['a token for somebody else', { claims: { aud: 'another program' } }],
  ['a token that another program may use', { claims: { aud: ['hotline', 'another'], azp: 'another' } }],
  ['another nonce', { claims: { nonce: 'of another flow' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['another state', { query: { state: 'of another flow' } }],
  ['no state', { query: { state: undefined } }],
  ['a person who was asked an hour ago', { claims: { auth_time: past } }],
  ['a person who was asked before it began', { claims: { auth_time: Math.floor(Date.now() / 1000) - 120 } }],
  ['a person who will be asked in an hour', { claims: { auth_time: past + 7200 } }],
  ['no word of when the person was asked', { claims: { auth_time: undefined } }],
  ['nobody', { claims: { sub: undefined } }],
  ['no code', { query: { code: undefined } }],
  ['a made-up code', { query: { code: 'made up' } }],
  ['a person who would not', { query: { code: undefined, error: 'access_denied' } }],
]

test('whatever does not hold signs nobody in, links nobody and proves nothing, and all of it is refused alike', async () => {
  const line = await providerLine()
  const signedIn = await linked(line)
  const account = (await line.ports.staff.byName('ben'))!
  const { password } = await addStaff(line.ports, 'ruth', 'responder')
  const refuses = async (what: string, manners: Manners) => {
    line.clock.passTime(1000)
    const ben = person(line, 'subject of ben')
    const { status, text } = await ben.signsIn(manners)
    expect([status, text.trim(), await ben.isIn()], what).toEqual([401, '{"code":"notSignedIn"}', false])
    const proof = await signedIn.proves(manners)
    await expect(line.ports.freshProof(account, proof), what).rejects.toMatchObject({ code: 'notProven' })
    expect((await person(line, 'subject of ruth').links('ruth', password, manners)).status, what).toBe(401)
  }
  await printedWhile(async () => {
    for (const [what, manners] of untrue) await refuses(what, manners)
  })
  line.clock.passTime(minute)
  expect((await person(line, 'subject of ben').signsIn()).status).toBe(200)
  await line.ports.freshProof(account, await signedIn.proves())
  expect((await person(line, 'subject of ruth').links('ruth', password)).status).toBe(200)
})

test.each([
  ['too weak', { claims: { acr: 'password' } }],
  ['not told', { claims: { acr: undefined } }],
  ['said by the provider to be impossible', { query: { code: undefined, error: 'unmet_authentication_requirements' } }],
] satisfies [string, Manners][])(
  'an authentication context that is %s signs nobody in, and says so',
  async (_, manners) => {
    const line = await providerLine()
    await linked(line)
    const ben = person(line, 'subject of ben')
    expect((await ben.signsIn(manners)).body).toEqual({ code: 'tooWeak' })
    expect(await ben.isIn()).toBe(false)
    expect((await ben.signsIn({ claims: { acr: 'hardware' } })).status).toBe(200)
  },
)

/** The provider itself says so, and what it is told. */
async function told({ origins }: Line, token: string) {
  const { status, text } = await request(origins.console)
    .post('/provider/signed-out')
    .type('form')
    .send({ logout_token: token })
  return { status, text: text.trim() }
}

test('when the provider says that somebody is out, what they have here by that session is over, and nothing else', async () => {
  const line = await providerLine()
  const ruth = await linked(line, 'ruth')
  const first = await linked(line)
  const signsIn = async (sid?: string) => {
    const one = person(line, 'subject of ben')
    expect((await one.signsIn({ claims: { sid } })).status).toBe(200)
    return one
  }
  const [desk, telephone] = [await signsIn('desk'), await signsIn('telephone')]
  const areIn = async () => Promise.all([first, desk, telephone, ruth].map((one) => one.isIn()))
  const token = line.provider.logoutToken('desk')
  expect(await told(line, token)).toEqual({ status: 200, text: '' })
  expect(await areIn()).toEqual([true, false, true, true])
  // The same said again does nothing, also to who has come back.
  const back = await signsIn('desk')
  expect((await told(line, token)).status).toBe(200)
  expect(await back.isIn()).toBe(true)
  // Of a session and of who it is: what came of a session that it gave no name is that person's.
  const both = { sub: 'subject of ben' }
  await told(line, line.provider.logoutToken('telephone', { claims: both }))
  expect(await areIn()).toEqual([false, false, false, true])
  expect(await back.isIn()).toBe(true)
  await told(line, line.provider.logoutToken('', { claims: { ...both, sid: undefined } }))
  expect([await back.isIn(), await ruth.isIn()]).toEqual([false, true])
  expect((await trailOf(line)).filter((act) => act === 'endSession')).toHaveLength(4)
})

test('what could not be ended when the provider said so is ended when it says so again', async () => {
  const stores = createMemoryStore()
  let isAway = false
  const endSession = async (id: string) => {
    if (isAway) throw new HotlineError('unavailable')
    await stores.staff.endSession(id)
  }
  const line = await providerLine({}, { stores: { ...stores, staff: { ...stores.staff, endSession } } })
  await linked(line)
  const ben = person(line, 'subject of ben')
  await ben.signsIn({ claims: { sid: 'desk' } })
  line.clock.passTime(minute)
  const token = line.provider.logoutToken('desk')
  isAway = true
  expect((await told(line, token)).status).toBe(503)
  expect(await ben.isIn()).toBe(true)
  isAway = false
  expect((await told(line, token)).status).toBe(200)
  expect(await ben.isIn()).toBe(false)
})

const untrueLogouts: [string, LogoutManners][] = [
  ['a forged signature', { signature: 'forged' }],
  ['no signature', { signature: 'none' }],
  ['our own secret for a signature', { signature: 'ours' }],
  ['a key it does not have', { header: { kid: 'two' } }],
  ['another issuer', { claims: { iss: 'https://id.example.com' } }],
  ['another program', { claims: { aud: 'another program' } }],
  ['an hour ago', { claims: { iat: past, exp: past + 120 } }],
  ['an hour ago and for ever', { claims: { iat: past, exp: undefined } }],
  ['no time', { claims: { iat: undefined } }],
  ['a token that is over', { claims: { exp: past } }],
  ['a token of no type', { header: { typ: undefined } }],
  ['an ID token', { header: { typ: 'JWT' }, claims: { events: undefined, nonce: 'x' } }],
  ['a nonce', { claims: { nonce: 'x' } }],
  ['no event', { claims: { events: undefined } }],
  ['another event', { claims: { events: { 'http://schemas.openid.net/event/another': {} } } }],
  ['an event that is none', { claims: { events: 'http://schemas.openid.net/event/backchannel-logout' } }],
  ['no number', { claims: { jti: undefined } }],
  ['nobody', { claims: { sid: undefined } }],
]

test('whatever does not hold signs nobody out, and all of it is refused alike', async () => {
  const line = await providerLine()
  await linked(line)
  const ben = person(line, 'subject of ben')
  await ben.signsIn({ claims: { sid: 'desk' } })
  const printed = await printedWhile(async () => {
    for (const [what, manners] of untrueLogouts) {
      expect(await told(line, line.provider.logoutToken('desk', manners)), what).toEqual({
        status: 400,
        text: '{"code":"badInput"}',
      })
    }
    for (const token of ['', 'x', 'x.y.z', 'x'.repeat(9000)]) expect((await told(line, token)).status).toBe(400)
  })
  expect([await ben.isIn(), printed]).toEqual([true, ''])
  expect((await told(line, line.provider.logoutToken('desk'))).status).toBe(200)
  expect(await ben.isIn()).toBe(false)
  // Of a token whose keys cannot be had nothing is said.
  const other = await providerLine()
  other.provider.state.isOut = true
  expect((await told(other, other.provider.logoutToken('desk'))).status).toBe(503)
})

test('somebody we do not know and a disabled account are refused alike', async () => {
  const line = await providerLine()
  await linked(line)
  await disableStaff(line.ports, 'ben')
  const refused = [await person(line, 'subject of ben').signsIn(), await person(line, 'nobody of ours').signsIn()]
  expectAlike(refused)
})

test('an answer is taken once, by the browser that asked, in time', async () => {
  const line = await providerLine()
  await linked(line)
  const ben = person(line, 'subject of ben')
  const query = line.provider.asks(await ben.begins(), 'subject of ben')
  // Somebody else's page, led to the same address: it has no flow, or one of its own.
  const victim = person(line, 'subject of ben')
  expect((await victim.comesBack(query)).status).toBe(401)
  await victim.begins()
  expect((await victim.comesBack(query)).status).toBe(401)
  const copy = person(line, 'subject of ben')
  for (const [name, value] of ben.cookies) copy.cookies.set(name, value)
  const exchanges = line.provider.state.exchanges
  const answers = await Promise.all([ben, ...Array.from({ length: 9 }, () => copy)].map((one) => one.comesBack(query)))
  expect(statusesOf(answers)).toEqual([200, ...Array(9).fill(401)])
  expect(line.provider.state.exchanges).toBe(exchanges + 1)
  expect((await copy.comesBack(line.provider.asks(await ben.begins(), 'subject of ben'))).status).toBe(401)

  const code = new URLSearchParams(query).get('code') ?? ''
  expect((await ben.signsIn({ query: { code } })).status).toBe(401)
  const late = line.provider.asks(await ben.begins(), 'subject of ben')
  line.clock.passTime(10 * minute)
  expect((await ben.comesBack(late)).status).toBe(401)
  const made = person(line, 'subject of ben')
  const answer = line.provider.asks(await made.begins(), 'subject of ben')
  const [begunAt, id] = (made.cookies.get('flow') ?? '').split('.')
  made.cookies.set('flow', `${begunAt}.${id}..${'A'.repeat(43)}`)
  expect((await made.comesBack(answer)).status).toBe(401)
})

test('a proof is for whoever was asked again, for one act, and for nothing but that', async () => {
  const line = await providerLine()
  const [ben, ruth] = [await linked(line), await linked(line, 'ruth')]
  await person(line, 'subject of ben').signsIn()
  const others = async () => {
    const { sessions } = (await ben.gets('/sessions')) as { sessions: SessionView[] }
    return sessions.filter(({ isThis }) => !isThis)
  }
  const [other] = await others()
  const ends = async (proof: string) =>
    (await ben.posts('/sessions/end', { id: other?.id, proof })).body.code ?? 'ended'
  expect(await ends(ben.password)).toBe('notProven')
  expect(await ends(await ruth.proves())).toBe('notProven')
  // Ben’s window, and somebody else who said who they are in it.
  expect(await ends(await ben.proves({}, 'subject of ruth'))).toBe('notProven')
  expect(await ends(await ben.proves({ claims: { acr: 'password' } }))).toBe('tooWeak')
  const address = await ben.begins()
  const flow = ben.cookies.get('flow') ?? ''
  expect(await ends(JSON.stringify({ flow, query: line.provider.asks(address, 'subject of ben') }))).toBe('notProven')
  const proof = await ben.proves()
  expect((await others()).length).toBe(1)
  const before = ben.cookies.get('session') ?? ''
  expect(await ends(proof)).toBe('ended')
  expect((await others()).length).toBe(0)
  const copy = person(line, 'subject of ben')
  copy.cookies.set('session', before)
  expect([await copy.isIn(), await ben.isIn()]).toEqual([false, true])
  const account = (await line.ports.staff.byName('ben'))!
  await expect(line.ports.freshProof(account, proof)).rejects.toMatchObject({ code: 'notProven' })
  // Made for a proof, and so for no signing in.
  const { flow: proving, query } = JSON.parse(await ben.proves()) as { flow: string; query: string }
  const thief = person(line, 'subject of ben')
  thief.cookies.set('flow', proving)
  expect((await thief.comesBack(query)).status).toBe(401)
})

test('one of the provider’s people has one account, and an account one of them, until it is reset', async () => {
  const line = await providerLine()
  const ben = await linked(line)
  const { password } = await addStaff(line.ports, 'ruth', 'responder')
  // Already somebody here; the password stays for whom it is meant.
  expect((await person(line, 'subject of ben').links('ruth', password)).status).toBe(401)
  line.clock.passTime(minute)
  const racing = await Promise.all(
    Array.from({ length: 5 }, async (_, nth) => {
      line.clock.passTime(minute)
      const one = person(line, `racer ${nth}`)
      return { one, query: line.provider.asks(await one.begins({ name: 'ruth', password }), `racer ${nth}`) }
    }),
  )
  const answers = await Promise.all(racing.map(({ one, query }) => one.comesBack(query)))
  expect(statusesOf(answers)).toEqual([200, 401, 401, 401, 401])

  const { password: renewed } = await resetStaff(line.ports, 'ben')
  expect(await ben.isIn()).toBe(false)
  expect((await person(line, 'subject of ben').signsIn()).status).toBe(401)
  line.clock.passTime(minute)
  const address = await ben.begins({ name: 'ben', password: renewed })
  const overtaken = line.provider.asks(address, 'subject of ben')
  const { password: last } = await resetStaff(line.ports, 'ben')
  expect((await ben.comesBack(overtaken)).status).toBe(401)
  line.clock.passTime(minute)
  expect((await person(line, 'another subject').links('ben', last)).status).toBe(200)
})

test('a wrong password, an unknown name, a disabled account and a password that is a day old link nobody, all alike', async () => {
  const line = await providerLine()
  const begins = (name: string, password: string) =>
    person(line, 'x').posts('/session/provider/begin', { given: { name, password } })
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  await addStaff(line.ports, 'ruth', 'responder')
  const gone = await addStaff(line.ports, 'gone', 'responder')
  await disableStaff(line.ports, 'gone')
  const refused = [await begins('ruth', 'wrong'), await begins('nobody', 'wrong'), await begins('gone', gone.password)]
  line.clock.passTime(day)
  refused.push(await begins('ben', password))
  expectAlike(refused)
})

test('disabled or out of time while its person was at the provider, an account is not linked', async () => {
  const line = await providerLine()
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const ben = person(line, 'subject of ben')
  const query = line.provider.asks(await ben.begins({ name: 'ben', password }), 'subject of ben')
  await disableStaff(line.ports, 'ben')
  expect((await ben.comesBack(query)).status).toBe(401)
  expect(await line.ports.links.has((await line.ports.staff.byName('ben'))!.id)).toBe(false)
})

test('with the provider out of order the code of the envelope signs in once, and everybody sees it', async () => {
  const line = await providerLine()
  await expect(
    addStaff(line.ports, 'new', 'responder').then(() => emergencyCode(line.ports, 'new')),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  await linked(line)
  const { password } = await emergencyCode(line.ports, 'ben')
  line.clock.passTime(30 * day)
  const eva = await linked(line, 'eva')
  const session = `session=${eva.cookies.get('session')}`
  const watching = await openStaff(line.origins.console, { name: 'eva', password: '' }, { held: { cookie: session } })
  line.provider.state.isOut = true
  const ben = person(line, 'subject of ben')
  expect((await ben.signsIn()).body).toEqual({ code: 'unavailable' })
  const enters = (name: string, code: string) => ben.posts('/session', { name, password: code })
  // The password of somebody who was never here opens nothing without the provider.
  const { password: fresh } = await addStaff(line.ports, 'fresh', 'responder')
  expect((await enters('fresh', fresh)).status).toBe(401)
  expect((await enters('ben', 'wrong')).status).toBe(401)
  line.clock.passTime(minute)
  expect((await enters('ben', password)).body.me?.name).toBe('ben')
  await watching.until('everybody sees it', () => watching.snapshot()?.emergency?.number !== undefined)
  watching.leave()
  line.clock.passTime(minute)
  expect((await enters('ben', password)).status).toBe(401)
  line.provider.state.isOut = false
  line.clock.passTime(minute)
  // A password of another way to sign in, which has no end, links nobody.
  const { account, password: old } = await addStaff(line.ports, 'old', 'responder')
  await line.ports.staff.change(account.id, { passwordUntil: undefined })
  expect((await person(line, 'a thief').links('old', old)).status).toBe(0)
  // Such a code links nobody, and what it was for is as it was.
  const { password: another } = await emergencyCode(line.ports, 'ben')
  expect((await person(line, 'a thief').links('ben', another)).status).toBe(0)
  expect((await person(line, 'subject of ben').signsIn()).status).toBe(200)
})

test('a provider that does not answer, or is not the one we were told of, is no way in until it is', async () => {
  const line = await providerLine()
  const ben = person(line, 'subject of ben')
  const begins = async () => (await ben.posts('/session/provider/begin', {})).status
  line.provider.state.isOut = true
  expect(await begins()).toBe(503)
  line.provider.state.isOut = false
  for (const named of ['https://id.example.com', `${providerEnv.OIDC_ISSUER}/`]) {
    line.provider.state.named = named
    expect(await begins(), named).toBe(503)
  }
  expect(await line.ports.provider?.problems()).toEqual([expect.stringContaining('https://id.example.org')])
  line.provider.state.named = providerEnv.OIDC_ISSUER
  expect([await begins(), await line.ports.provider?.problems()]).toEqual([200, []])
  await linked(line)
  const query = line.provider.asks(await ben.begins(), 'subject of ben')
  line.provider.state.isOut = true
  expect((await ben.comesBack(query)).status).toBe(503)
  line.provider.state.isOut = false
  expect((await ben.signsIn()).status).toBe(200)
})

test('another claim than the subject says who it is, where the settings name it', async () => {
  const line = await providerLine({ OIDC_CLAIM: 'employee' })
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  expect((await person(line, 'one').links('ben', password, { claims: { employee: '4711' } })).status).toBe(200)
  const entering = async (employee: unknown) => (await person(line, 'another').signsIn({ claims: { employee } })).status
  expect([await entering('4711'), await entering('4712'), await entering(4711), await entering('')]).toEqual([
    200, 401, 401, 401,
  ])
})

test('begun at one process, answered at another, and taken by one of them', async () => {
  const stores = createMemoryStore()
  const first = await providerLine({}, { stores })
  const second = await startLine(
    { clock: first.clock, fetch: first.provider.fetch, stores: { ...stores, close: async () => {} } },
    { ...providerEnv, KEY_DIR: `${first.folder}/keys`, CONSOLE_ORIGIN: first.origins.console },
  )
  await linked(first)
  const here = person(first, 'subject of ben')
  const query = first.provider.asks(await here.begins(), 'subject of ben')
  const there = person(first, 'subject of ben', second.origins.console)
  for (const [name, value] of here.cookies) there.cookies.set(name, value)
  const answers = await Promise.all([here.comesBack(query), there.comesBack(query)])
  expect(statusesOf(answers)).toEqual([200, 401])
  const later = first.provider.asks(await here.begins(), 'subject of ben')
  for (const [name, value] of here.cookies) there.cookies.set(name, value)
  expect((await there.comesBack(later)).status).toBe(200)
})

test('nothing that is stored or printed says who of the provider’s people somebody is', async () => {
  const added: ProviderLink[] = []
  const printed = await printedWhile(async () => {
    const stores = createMemoryStore()
    const add = async (link: ProviderLink) => {
      added.push(link)
      await stores.links.add(link)
    }
    const line = await providerLine({}, { stores: { ...stores, links: { ...stores.links, add } } })
    await linked(line)
    await person(line, 'subject of ben').signsIn({ signature: 'forged' })
  })
  expect(printed).toContain('provider:failed')
  expect(printed).not.toMatch(/subject of|what we tell/)
  expect(added.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^[\w-]{22}$/)])
})

test('where one signs in in another way there is no provider', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  for (const [path, body] of Object.entries({
    '/session/provider/begin': {},
    '/session/provider': { query: '?state=x' },
  })) {
    const { status } = await request(line.origins.console)
      .post(path)
      .set({ cookie: ben.cookie, ...asConsole })
      .send(body)
    expect(status, path).toBe(404)
  }
})
