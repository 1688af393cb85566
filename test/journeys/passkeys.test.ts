import request from 'supertest'
import { expect, test } from 'vitest'
import { askToEnrol, enrol } from '../../bot/usecases/enrolPasskey.ts'
import { addStaff, disableStaff, emergencyCode, resetStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import type { PasskeyView, SessionView } from '../../shared/signIn.ts'
import { asConsole, oneTab } from '../support/asConsole.ts'
import { liveLine } from '../support/liveLine.ts'
import { openStaff } from '../support/openStaff.ts'
import { type Manners, softPasskey } from '../support/softPasskey.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const minute = 60_000
const passkeyLine = () => liveLine({}, { SIGN_IN: 'passkeys' })

const cookieIn = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0] ?? ''

/** Somebody with a browser and an authenticator in it. */
async function person(line: Line, name = 'ben', given?: string) {
  const password = given ?? (await addStaff(line.ports, name, 'coordinator')).password
  const passkey = softPasskey(line.origins.console)
  let cookie = ''
  const asks = async (path: string, body: object = {}, as = cookie) => {
    const answer = await request(line.origins.console)
      .post(path)
      .set({ cookie: as, ...asConsole })
      .send(body)
    if (answer.headers['set-cookie']) cookie = cookieIn(answer.headers)
    return answer
  }
  const challenge = async (path: string, body: object = {}) => {
    const { body: said } = await asks(path, body)
    return (said.options ?? said) as object
  }
  return {
    password,
    passkey,
    asks,
    challenge,
    cookie: () => cookie,
    gets: async (path: string) =>
      (
        await request(line.origins.console)
          .get(path)
          .set({ cookie, ...asConsole })
      ).body,
    async enrols(manners: Manners = {}) {
      const options = await challenge('/session/enrol', { name, password })
      return asks('/session/enrolled', { name, password, passkey: passkey.makes(options, manners) })
    },
    async signsIn(manners: Manners = {}) {
      return asks('/session', { passkey: passkey.uses(await challenge('/session/begin'), manners) })
    },
    proves: async (manners: Manners = {}) => JSON.stringify(passkey.uses(await challenge('/proof'), manners)),
  }
}

const trailOf = async ({ ports }: Line) => actsOf(await ports.auditRows.since(0)).map(({ act }) => act)

test('the password that was shown makes one passkey and then nothing, and the passkey signs in', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  expect((await ben.asks('/session', { name: 'ben', password: ben.password })).status).toBe(400)
  const { status, body } = await ben.enrols()
  expect([status, body.me.name, body.passkeys]).toEqual([200, 'ben', 1])
  expect((await ben.asks('/session/enrol', { name: 'ben', password: ben.password })).status).toBe(401)
  line.clock.passTime(minute)
  expect((await ben.signsIn()).status).toBe(200)
  expect((await ben.gets('/session')).me.name).toBe('ben')
  expect(await trailOf(line)).toEqual(expect.arrayContaining(['addPasskey', 'signIn']))
})

test('a wrong password, an unknown name, a disabled account and a password that is a day old make none, all alike', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  await addStaff(line.ports, 'ruth', 'responder')
  const { password } = await addStaff(line.ports, 'gone', 'responder')
  await disableStaff(line.ports, 'gone')
  const refusals = [
    await ben.asks('/session/enrol', { name: 'ruth', password: 'wrong' }),
    await ben.asks('/session/enrol', { name: 'nobody', password: 'wrong' }),
    await ben.asks('/session/enrol', { name: 'gone', password }),
  ]
  line.clock.passTime(24 * 60 * minute)
  refusals.push(await ben.asks('/session/enrol', { name: 'ben', password: ben.password }))
  expect(refusals.map(({ status, text }) => [status, text.trim()])).toEqual(
    Array(4).fill([401, '{"code":"notSignedIn"}']),
  )
})

test('of twenty enrolments with one password at once, one is taken', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  const given = { name: 'ben', password: ben.password }
  const unhurried = { ...line.ports, signInDelay: { begin: () => 0, succeeded: () => {}, unjudged: () => {} } }
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => softPasskey(line.origins.console).makes(await askToEnrol(unhurried, given))),
  )
  const enrolled = await Promise.allSettled(
    answers.map((passkey) => enrol(unhurried, { ...given, passkey }, { tab: oneTab, heldBefore: '' })),
  )
  expect(enrolled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const account = await line.ports.staff.byName('ben')
  expect(await line.ports.passkeys.ofStaff(account!.id)).toHaveLength(1)
})

const dishonest: [string, Manners][] = [
  ['another origin', { origin: 'https://console.example.org' }],
  ['a made-up host under ours', { origin: 'http://evil.localhost' }],
  ['another site', { rpId: 'example.org' }],
  ['nobody verified', { verified: false }],
]

test.each(dishonest)('a passkey from %s is neither made nor used', async (_name, manners) => {
  const line = await passkeyLine()
  const ben = await person(line)
  expect((await ben.enrols(manners)).status).toBe(403)
  line.clock.passTime(minute)
  expect((await ben.enrols()).status).toBe(200)
  line.clock.passTime(minute)
  const before = ben.cookie()
  expect((await ben.signsIn(manners)).body).toEqual({ code: 'notSignedIn' })
  expect(ben.cookie()).toBe(before)
})

test('an answer is taken once, for its own challenge, in time, and by the passkey it names', async () => {
  const line = await passkeyLine()
  const [ben, ruth] = [await person(line), await person(line, 'ruth')]
  await ben.enrols()
  await ruth.enrols()
  const answer = ben.passkey.uses(await ben.challenge('/session/begin'))
  const enters = async (passkey: object) => (await ben.asks('/session', { passkey }, '')).status
  expect([await enters(answer), await enters(answer)]).toEqual([200, 401])

  const made = Buffer.from('9999999999999.AAAAAAAAAAAAAAAAAAAAAA.AAAA').toString('base64url')
  const options = await ben.challenge('/session/begin')
  expect(await enters(ben.passkey.uses({ ...options, challenge: made }))).toBe(401)
  // Made for something else, and so for nothing here.
  expect(await enters(ben.passkey.uses(await ben.challenge('/proof')))).toBe(401)
  const late = ben.passkey.uses(await ben.challenge('/session/begin'))
  line.clock.passTime(5 * minute)
  expect(await enters(late)).toBe(401)
  const hers = ruth.passkey.uses(await ben.challenge('/session/begin'))
  expect(await enters({ ...hers, id: ben.passkey.id, rawId: ben.passkey.id })).toBe(401)
  expect(await enters({ ...hers, id: 'AAAA', rawId: 'AAAA' })).toBe(401)
  expect(await enters(hers)).toBe(200)
})

test('a counter that goes back ends every session of the person and the passkey, and stands in the trail', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  await ben.enrols()
  const console = await openStaff(
    line.origins.console,
    { name: 'ben', password: '' },
    { held: { cookie: ben.cookie() } },
  )
  ben.passkey.wind(10)
  expect((await ben.signsIn()).status).toBe(200)
  const fresh = ben.cookie()
  ben.passkey.wind(5)
  expect((await ben.signsIn()).status).toBe(401)
  expect(
    (
      await request(line.origins.console)
        .get('/session')
        .set({ cookie: fresh, ...asConsole })
    ).status,
  ).toBe(401)
  await console.until('the console is out', console.isEnded)
  console.leave()
  ben.passkey.wind(50)
  expect((await ben.signsIn()).status).toBe(401)
  expect(await trailOf(line)).toContain('clonedPasskey')
  const chief = await person(line, 'chief')
  await chief.enrols()
  expect((await chief.gets('/audit/flags')).flags).toMatchObject([{ what: 'clonedPasskey', who: 1 }])
})

test('an authenticator that does not count signs in again and again', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  const uncounted = { step: 0 }
  expect((await ben.enrols(uncounted)).status).toBe(200)
  for (const _ of [1, 2, 3]) expect((await ben.signsIn(uncounted)).status).toBe(200)
})

test('a further passkey is added with a fresh proof, works, and the last one stays', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  await ben.enrols()
  const second = softPasskey(line.origins.console)
  expect((await ben.asks('/passkeys/begin', { proof: 'wrong' })).body).toEqual({ code: 'notProven' })
  const options = await ben.challenge('/passkeys/begin', { proof: await ben.proves() })
  // Made for another purpose, or by nobody who was asked.
  expect((await ben.asks('/passkeys', { passkey: second.makes(await ben.challenge('/proof')) })).status).toBe(403)
  expect((await ben.asks('/passkeys', { passkey: second.makes(options) })).status).toBe(204)
  const listed = ((await ben.gets('/passkeys')) as { passkeys: PasskeyView[] }).passkeys
  expect(listed.map(({ id }) => id).sort()).toEqual([ben.passkey.id, second.id].sort())
  const enters = await ben.asks('/session', { passkey: second.uses(await ben.challenge('/session/begin')) })
  expect([enters.status, enters.body.passkeys]).toEqual([200, 2])
  const removes = async (id: string) => (await ben.asks('/passkeys/remove', { id, proof: await ben.proves() })).status
  expect([await removes('AAAA'), await removes(second.id), await removes(ben.passkey.id)]).toEqual([404, 204, 409])
})

test('a fresh proof is one’s own passkey used anew, once, and for nobody else', async () => {
  const line = await passkeyLine()
  const [ben, ruth] = [await person(line), await person(line, 'ruth')]
  await ben.enrols()
  await ruth.enrols()
  await ben.signsIn()
  const own = async () => ((await ben.gets('/sessions')) as { sessions: SessionView[] }).sessions
  const [other] = (await own()).filter(({ isThis }) => !isThis)
  expect(other).toBeUndefined()
  const proof = await ben.proves()
  const ends = async (given: string) => {
    const [{ id } = { id: '' }] = await own()
    return (await ben.asks('/sessions/end', { id, proof: given })).status
  }
  expect(await ends(await ruth.proves())).toBe(403)
  expect(await ends(JSON.stringify(ben.passkey.uses(await ben.challenge('/session/begin'))))).toBe(403)
  expect(await ends(await ben.proves({ verified: false }))).toBe(403)
  expect((await ben.asks('/passkeys/begin', { proof })).status).toBe(200)
  expect(await ends(proof)).toBe(403)
  const last = await ben.proves()
  const before = ben.cookie()
  await ben.asks('/passkeys/begin', { proof: last })
  expect(ben.cookie()).not.toBe(before)
  expect((await ben.asks('/proof', {}, before)).status).toBe(401)
  expect(await ends(await ben.proves())).toBe(204)
})

test('a reset takes every passkey away, and its new password makes one again', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  await ben.enrols()
  const { password } = await resetStaff(line.ports, 'ben')
  expect((await ben.signsIn()).status).toBe(401)
  const again = await person(line, 'ben', password)
  expect((await again.enrols()).status).toBe(200)
  expect((await again.signsIn()).status).toBe(200)
})

test('the code in the envelope makes one more passkey, once and whenever it is, and everybody sees it', async () => {
  const line = await passkeyLine()
  const ben = await person(line)
  await expect(emergencyCode(line.ports, 'ben')).rejects.toMatchObject({ code: 'conflict' })
  await ben.enrols()
  const { password: replaced } = await emergencyCode(line.ports, 'ben')
  const { password } = await emergencyCode(line.ports, 'ben')
  const eva = await person(line, 'eva')
  await eva.enrols()
  line.clock.passTime(30 * 24 * 60 * minute)
  await eva.signsIn()
  const console = await openStaff(
    line.origins.console,
    { name: 'eva', password: '' },
    { held: { cookie: eva.cookie() } },
  )
  expect(console.snapshot()?.emergency).toBeUndefined()

  const atNight = await person(line, 'ben', password)
  const tries = async (once: string) => (await atNight.asks('/session/enrol', { name: 'ben', password: once })).status
  expect(await tries(replaced)).toBe(401)
  line.clock.passTime(minute)
  expect((await atNight.enrols()).body.passkeys).toBe(2)
  await console.until('everybody sees it', () => console.snapshot()?.emergency?.number === 1)
  expect((await eva.gets('/audit/flags')).flags).toMatchObject([{ what: 'emergencyCode', who: 1 }])
  line.clock.passTime(minute)
  expect(await tries(password)).toBe(401)
  // Found again, the lost one is the person's to take away.
  line.clock.passTime(minute)
  expect([(await ben.signsIn()).status, (await atNight.signsIn()).status]).toEqual([200, 200])
  console.leave()
  line.clock.passTime(24 * 60 * minute)
  expect(line.ports.board.emergency()).toBeUndefined()
})

test('where one signs in with a password there are no passkeys', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const posts = (path: string, body: object) =>
    request(line.origins.console)
      .post(path)
      .set({ cookie: ben.cookie, ...asConsole })
      .send(body)
  expect((await posts('/session/begin', {})).body).toEqual({ way: 'password' })
  for (const path of ['/session/enrol', '/session/enrolled', '/passkeys', '/passkeys/begin'])
    expect((await posts(path, { name: 'ben', password: ben.account.password })).status, path).toBe(404)
})
