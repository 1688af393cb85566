import request from 'supertest'
import { expect, test } from 'vitest'
import { disableStaff, resetStaff, setStaffRole } from '../../bot/usecases/staffAccounts.ts'
import type { SessionView } from '../../shared/signIn.ts'
import { asConsole } from '../support/asConsole.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { liveLine } from '../support/liveLine.ts'
import { nextCode, proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>
type Console = Awaited<ReturnType<Line['staff']>>

const minute = 60_000
const as = ({ cookie }: Console) => ({ cookie, ...asConsole })

const endings: [string, (line: Line, ben: Console) => Promise<unknown>][] = [
  ['signing out', async ({ origins }, ben) => request(origins.console).delete('/session').set(as(ben))],
  ['disabling', ({ ports }) => disableStaff(ports, 'ben')],
  ['another role', ({ ports }) => setStaffRole(ports, 'ben', 'coordinator')],
  ['a reset', ({ ports }) => resetStaff(ports, 'ben')],
]

test.each(endings)(
  '%s ends every socket of that session within a second, and nothing more is heard on it',
  async (_name, makeEnd) => {
    const line = await liveLine()
    const ben = await line.staff('ben')
    const practising = await line.practises(ben)
    const ruth = await line.staff('ruth')
    await makeEnd(line, ben)
    const ended = performance.now()
    await ben.until('the session has ended', ben.isEnded)
    await practising.until('practice has ended', practising.isEnded)
    expect(performance.now() - ended).toBeLessThan(1000)
    await ruth.endsShift()
    await ruth.until('nobody is on duty', () => ruth.snapshot()?.onDuty.length === 0)
    expect(ben.snapshot()?.onDuty.length).toBeGreaterThan(0)
    expect(ruth.isEnded()).toBe(false)
  },
)

test('a console that is left alone ends after a quarter of an hour, unless it is on duty', async () => {
  const line = await liveLine()
  const onDuty = await line.staff('ben')
  const left = await line.staff('ruth', { onDuty: false })
  line.clock.passTime(14 * minute)
  await left.touches()
  // Telling that nobody touched it for long is not touching it.
  line.clock.passTime(14 * minute)
  await left.touches(20 * minute)
  expect(left.isEnded()).toBe(false)
  line.clock.passTime(minute)
  await left.until('the session has ended', left.isEnded)
  expect(onDuty.isEnded()).toBe(false)
  line.clock.passTime(8 * 60 * minute)
  await onDuty.until('the session has ended', onDuty.isEnded)
})

test('practising keeps nobody signed in who has left, though one is on duty there', async () => {
  const line = await liveLine()
  const practising = await line.practises(await line.staff('ben', { onDuty: false }))
  line.clock.passTime(14 * minute)
  // As a console does that comes back by itself.
  await practising.touches(14 * minute)
  line.clock.passTime(minute)
  await practising.until('the session has ended', practising.isEnded)
})

test('pages that ask by themselves keep nobody signed in, and a person who does something does', async () => {
  const line = await startLine()
  const ben = await line.staff('ben', { onDuty: false })
  const asks = async (method: 'get' | 'post', path: string) =>
    (await request(line.origins.console)[method](path).set(as(ben))).status
  line.clock.passTime(14 * minute)
  expect(await asks('post', '/session/use')).toBe(204)
  line.clock.passTime(14 * minute)
  expect(await asks('get', '/sessions')).toBe(200)
  line.clock.passTime(minute)
  expect(await asks('get', '/sessions')).toBe(401)
  expect(await asks('post', '/session/use')).toBe(401)
})

test('staff see where they are signed in, and end another session from this one', async () => {
  const line = await liveLine()
  const ben = await line.staff('ben')
  const other = await line.again(ben)
  const { body } = await request(line.origins.console).get('/sessions').set(as(ben))
  const sessions = body.sessions as SessionView[]
  expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
  expect(sessions).toHaveLength(2)
  const { id } = sessions.find(({ isThis }) => !isThis) ?? { id: '' }
  const end = (proof: string) => request(line.origins.console).post('/sessions/end').set(as(ben)).send({ id, proof })
  expect((await end('wrong')).body).toEqual({ code: 'notProven' })
  line.clock.passTime(minute)
  expect((await end(await proofOf(line.origins.console, ben.account))).status).toBe(204)
  await other.until('the session has ended', other.isEnded)
  expect(ben.isEnded()).toBe(false)
})

test('signing in again in the same browser ends what it held before', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const { name, password } = ben.account
  const code = await nextCode(line.origins.console, ben.account)
  await request(line.origins.console).post('/session').set(as(ben)).send({ name, password, code })
  expect((await request(line.origins.console).get('/session').set(as(ben))).status).toBe(401)
  expect(await signsIn(line.origins.console, ben.account)).not.toBe(ben.cookie)
})

test('whoever signs in again in a browser takes no place of a session elsewhere', async () => {
  const line = await startLine()
  const ben = await line.staff('ben', { onDuty: false })
  const others: string[] = []
  for (let nth = 0; nth < 3; nth++) {
    line.clock.passTime(minute)
    others.push(await signsIn(line.origins.console, ben.account))
  }
  line.clock.passTime(minute)
  // The one that was used longest ago is another browser's.
  const page = consoleBrowser(line.origins.console, ben.cookie)
  expect((await page.posts('/session/use')).status).toBe(204)
  line.clock.passTime(minute)
  const code = await nextCode(line.origins.console, ben.account)
  expect((await page.posts('/session', { ...ben.account, code })).status).toBe(200)
  const areIn = [page.cookie(), ...others, ben.cookie].map(
    async (cookie) => (await consoleBrowser(line.origins.console, cookie).gets('/session')).status,
  )
  expect(await Promise.all(areIn)).toEqual([200, 200, 200, 200, 401])
})
