import { expect, test } from 'vitest'
import { HotlineError } from '../../bot/errors.ts'
import type { AuditAct } from '../../bot/ports/audit.ts'
import { noteFailedSignIn, writeRefusals } from '../../bot/usecases/refusals.ts'
import { addStaff, disableStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import { nobodyKnown } from '../../shared/audit.ts'
import { aroundTrail } from '../support/aroundTrail.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { nextCode } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { softPasskey } from '../support/softPasskey.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const minute = 60_000
const refusals: AuditAct['act'][] = ['failedSignIn', 'failedProof', 'refused']

/** What the trail says of refusals, when the job that writes them has run. */
async function refusedIn({ ports }: Line) {
  await writeRefusals(ports, () => true)
  const acts = actsOf(await ports.auditRows.since(0)).filter(({ act }) => refusals.includes(act))
  return acts.map(({ who, act, why, times = 1 }) => [who, act, why, times])
}

test('a try that failed is written with its way, and with whose account it was where there is one', async () => {
  const line = await startLine()
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const ben = { name: 'ben', password }
  await signsIn(line.origins.console, ben)
  await addStaff(line.ports, 'gone', 'responder')
  await disableStaff(line.ports, 'gone')
  const browser = consoleBrowser(line.origins.console, '')
  const tries = async (name: string, given: string, code = '000000') => {
    const { status, body } = await browser.posts('/session', { name, password: given, code })
    line.clock.passTime(minute)
    return [status, body]
  }
  const answers = [
    await tries('ben', 'wrong'),
    await tries('ben', password),
    await tries('kanariefågel', 'wrong'),
    await tries('Hemligt-lösen-99', 'wrong'),
    await tries('gone', 'wrong'),
  ]
  expect(answers).toEqual(Array(5).fill([401, { code: 'notSignedIn' }]))
  expect((await browser.posts('/session/codes', { name: 'ben', password: 'wrong' })).status).toBe(401)
  expect((await browser.posts('/session/codes', { name: 'ben', password: 'wrong' })).status).toBe(429)
  expect(await refusedIn(line)).toEqual([
    [1, 'failedSignIn', 'password', 1],
    [1, 'failedSignIn', 'password wrongCode', 1],
    [nobodyKnown, 'failedSignIn', 'password', 2],
    [2, 'failedSignIn', 'password', 1],
    [1, 'failedSignIn', 'handedOut', 1],
    [nobodyKnown, 'failedSignIn', 'handedOut slowDown', 1],
  ])
  const stored = JSON.stringify(await line.ports.auditRows.since(0))
  for (const typed of ['kanariefågel', 'Hemligt', 'wrong"', password]) expect(stored).not.toContain(typed)
})

test('nothing is written while a try is answered, so that its time tells nobody who exists', async () => {
  const acts: AuditAct[] = []
  const line = await startLine(
    aroundTrail(async (act, write) => {
      acts.push(act)
      await write()
    }),
  )
  await addStaff(line.ports, 'ben', 'responder')
  acts.length = 0
  const browser = consoleBrowser(line.origins.console, '')
  for (const name of ['ben', 'nobody'])
    expect((await browser.posts('/session', { name, password: 'wrong', code: '000000' })).status).toBe(401)
  expect(acts).toEqual([])
  await writeRefusals(line.ports)
  expect(acts.map(({ who }) => who)).toEqual([1, nobodyKnown])
})

test('ten thousand tries in a quarter of an hour take no more than ten entries', async () => {
  const line = await startLine()
  await addStaff(line.ports, 'ben', 'responder')
  const browser = consoleBrowser(line.origins.console, '')
  const answers = new Map<number, number>()
  for (let nth = 0; nth < 100; nth++) {
    const { status } = await browser.posts('/session', { name: `name ${nth}`, password: 'wrong', code: '000000' })
    answers.set(status, (answers.get(status) ?? 0) + 1)
    await writeRefusals(line.ports)
  }
  expect(answers).toEqual(
    new Map([
      [401, 20],
      [429, 80],
    ]),
  )
  for (let nth = 0; nth < 9900; nth++) {
    noteFailedSignIn(line.ports, 'password', new Error('not counted'))
    noteFailedSignIn(line.ports, 'password', new HotlineError('slowDown'))
    if (nth % 100 === 0) await writeRefusals(line.ports)
  }
  const written = await refusedIn(line)
  expect(written.length).toBeLessThanOrEqual(10)
  expect(written.reduce((sum, [, , , times]) => sum + Number(times), 0)).toBe(10_000)
})

test('a passkey that is not to be believed is whoever’s it is, and an unknown one nobody’s', async () => {
  const line = await startLine({}, { SIGN_IN: 'passkeys' })
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const browser = consoleBrowser(line.origins.console, '')
  const passkey = softPasskey(line.origins.console)
  const options = (await browser.posts('/session/enrol', { name: 'ben', password })).body
  const enrolled = { name: 'ben', password, passkey: passkey.makes(options) }
  expect((await browser.posts('/session/enrolled', enrolled)).status).toBe(200)
  const stranger = softPasskey(line.origins.console)
  for (const [key, manners] of [
    [passkey, { verified: false }],
    [stranger, {}],
  ] as const) {
    const asked = (await browser.posts('/session/begin')).body.options
    expect((await browser.posts('/session', { passkey: key.uses(asked, manners) })).status).toBe(401)
  }
  expect(await refusedIn(line)).toEqual([
    [1, 'failedSignIn', 'passkeys', 1],
    [nobodyKnown, 'failedSignIn', 'passkeys', 1],
  ])
})

test('what somebody signed in was refused is written, by route and by event, however often together', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const page = consoleBrowser(line.origins.console, ben.cookie)
  for (let nth = 0; nth < 12; nth++) expect(await ben.asksOnce('plan:read', {})).toBe('notAllowed')
  expect((await page.gets('/audit')).status).toBe(403)
  expect(await ben.asksOnce('conversation:claim', { id: 'kanariefågel' })).toBe('badInput')
  expect((await page.posts('/sessions/end', { id: 'x' })).status).toBe(400)
  const wrong = JSON.stringify({ password: 'wrong', code: await nextCode(line.origins.console, ben.account) })
  const own = (await page.gets('/sessions')).body.sessions[0].id
  expect((await page.posts('/sessions/end', { id: own, proof: wrong })).status).toBe(403)
  expect(await refusedIn(line)).toEqual([
    [1, 'refused', 'editPlan notAllowed', 12],
    [1, 'refused', 'readAudit notAllowed', 1],
    [1, 'refused', 'claim badInput', 1],
    [1, 'refused', 'seeSelf badInput', 1],
    [1, 'failedProof', 'password', 1],
  ])
  expect(JSON.stringify(await line.ports.auditRows.since(0))).not.toContain('kanariefågel')
})

test('of whoever is not signed in nothing is written', async () => {
  const line = await startLine()
  const browser = consoleBrowser(line.origins.console, '')
  expect((await browser.gets('/audit')).status).toBe(401)
  expect((await browser.posts('/four-eyes', {})).status).toBe(401)
  expect((await browser.posts('/session', { name: 'ben' })).status).toBe(400)
  expect((await fetch(`${line.origins.visitors}/session`, { method: 'POST' })).status).toBe(404)
  expect(await refusedIn(line)).toEqual([])
})

test('what is not written yet is written when the line stops', async () => {
  const acts: AuditAct[] = []
  const line = await startLine(aroundTrail(async (act) => void acts.push(act)))
  const ben = await line.staff('ben')
  expect(await ben.asksOnce('plan:read', {})).toBe('notAllowed')
  await line.server.stop()
  expect(acts.at(-1)).toEqual({ who: 1, act: 'refused', why: 'editPlan notAllowed' })
})
