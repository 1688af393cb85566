import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { readClientKey } from '../../bot/providerClientKey.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { asConsole } from '../support/asConsole.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { freePort } from '../support/freePort.ts'
import { liveLine } from '../support/liveLine.ts'
import { openStaff } from '../support/openStaff.ts'
import { providerBrowser } from '../support/providerBrowser.ts'
import { startRealProvider } from '../support/realProvider.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

function keyFile(key: KeyObject) {
  const file = `${temporaryFolder()}/client.pem`
  writeFileSync(file, pem(key), { mode: 0o600 })
  return { OIDC_CLIENT_SECRET: '', OIDC_CLIENT_KEY_FILE: file }
}

/** A line beside a whole OpenID provider; with a key it is proven by that who the line is. */
async function lineAtProvider(key?: KeyObject) {
  const port = await freePort()
  const { env } = await startRealProvider(`http://localhost:${port}`, { clientKey: key, tells: true })
  const line = await liveLine(
    { clock: fixedClock(Date.now()) },
    { ...env, CONSOLE_PORT: String(port), ...(key ? keyFile(key) : {}) },
  )
  const posts = (path: string, body: object, cookie = '') =>
    request(line.origins.console)
      .post(path)
      .set({ ...asConsole, cookie })
      .send(body)
  const cookieIn = (headers: Record<string, unknown>, name: string) =>
    String(headers['set-cookie']).match(new RegExp(`${name}=[^;]+`))?.[0] ?? ''
  return {
    ...line,
    /** In a browser of their own, with a console open in it. */
    async signsIn(who: string, given?: { name: string; password: string }) {
      const browser = providerBrowser(env.OIDC_ISSUER)
      const { body, headers } = await posts('/session/provider/begin', given ? { given } : {})
      const query = await browser.saysWho(body.address, who)
      const answer = await posts('/session/provider', { query }, cookieIn(headers, 'flow'))
      expect(answer.status).toBe(200)
      const account = { name: who, password: '' }
      const held = { cookie: cookieIn(answer.headers, 'session') }
      const desk = await openStaff(line.origins.console, account, { held })
      onTestFinished(desk.leave)
      return { ...desk, leavesProvider: browser.leaves }
    },
    leaveAddress: async () => (await posts('/session/begin', {})).body.leave as string,
  }
}

test.each([
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
])('with a key of ours (%s) for a proof the provider tells who somebody is', async (_kind, key) => {
  const line = await lineAtProvider(key)
  const { password } = await addStaff(line.ports, 'anna', 'responder')
  const anna = await line.signsIn('anna', { name: 'anna', password })
  expect(anna.snapshot()?.me.name).toBe('anna')
})

test.each([
  ['too short', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)],
  ['of another curve', pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)],
  ['no key', 'what we tell the provider'],
])('a key that is %s stops the start, and is not printed', (_what, text) => {
  const read = () => readClientKey('OIDC_CLIENT_KEY_FILE', text)
  expect(read).toThrow(/OIDC_CLIENT_KEY_FILE must hold/)
  expect(read).not.toThrow(text)
})

test('signing out at the provider ends within a second what came of it here, and no other session of the person', async () => {
  const line = await lineAtProvider()
  expect(await line.leaveAddress()).toBeUndefined()
  const { password } = await addStaff(line.ports, 'anna', 'responder')
  const desk = await line.signsIn('anna', { name: 'anna', password })
  const telephone = await line.signsIn('anna')
  const address = await line.leaveAddress()
  expect(new URL(address).searchParams.get('post_logout_redirect_uri')).toBe(`${line.origins.console}/`)
  expect(await desk.leavesProvider(address)).toBe(`${line.origins.console}/`)
  const left = performance.now()
  await desk.until('the session has ended', desk.isEnded)
  expect(performance.now() - left).toBeLessThan(1000)
  expect(telephone.isEnded()).toBe(false)
  await telephone.leavesProvider(address)
  await telephone.until('the session has ended', telephone.isEnded)
})
