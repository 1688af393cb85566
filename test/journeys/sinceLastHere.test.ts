import { expect, test } from 'vitest'
import { signedBy } from '../../bot/usecases/changeAccount.ts'
import { writeRefusals } from '../../bot/usecases/refusals.ts'
import { addStaff, emergencyCode, resetStaff } from '../../bot/usecases/staffAccounts.ts'
import type { SinceLastHere } from '../../shared/audit.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { signsIn } from '../support/openStaff.ts'
import { softPasskey } from '../support/softPasskey.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const minute = 60_000
const hour = 60 * minute

const newsOf = async (browser: ReturnType<typeof consoleBrowser>) =>
  (await browser.gets('/session/news')).body as SinceLastHere

/** Somebody where one signs in with passkeys, and the browsers they sign in with. */
async function withPasskey(line: Line, name: string, given?: string) {
  const password = given ?? (await addStaff(line.ports, name, 'responder')).password
  const passkey = softPasskey(line.origins.console)
  const browser = consoleBrowser(line.origins.console, '')
  const options = (await browser.posts('/session/enrol', { name, password })).body
  const enrolled = await browser.posts('/session/enrolled', { name, password, passkey: passkey.makes(options) })
  expect(enrolled.status).toBe(200)
  return {
    browser,
    async signsIn(verified = true) {
      const fresh = consoleBrowser(line.origins.console, '')
      const asked = (await fresh.posts('/session/begin')).body.options
      await fresh.posts('/session', { passkey: passkey.uses(asked, { verified }) })
      return fresh
    },
    async proves(page: ReturnType<typeof consoleBrowser>) {
      return JSON.stringify(passkey.uses((await page.posts('/proof')).body.options))
    },
  }
}

test('whoever signs in is told of the tries that failed since they last did, written or not, and of nobody else’s', async () => {
  const line = await startLine()
  const accounts = await Promise.all(
    ['ben', 'ruth'].map(async (name) => ({ name, ...(await addStaff(line.ports, name, 'responder')) })),
  )
  const enters = async (nth: number) =>
    consoleBrowser(line.origins.console, await signsIn(line.origins.console, accounts[nth]!))
  const somebody = consoleBrowser(line.origins.console, '')
  const fails = async (name: string) => {
    line.clock.passTime(10 * minute)
    expect((await somebody.posts('/session', { name, password: 'wrong', code: '000000' })).status).toBe(401)
  }
  const first = await enters(0)
  // It never was here before.
  expect(await newsOf(first)).toMatchObject({ failed: 0, changes: [] })
  await enters(1)
  for (const name of ['ben', 'ruth', 'ben']) await fails(name)
  await writeRefusals(line.ports, () => true)
  await fails('ben')
  line.clock.passTime(10 * minute)
  const second = await enters(0)
  const told = await newsOf(second)
  expect(told).toMatchObject({ failed: 3, changes: [] })
  expect((await newsOf(second)).session).toBe(told.session)
  line.clock.passTime(10 * minute)
  const third = await newsOf(await enters(0))
  expect(third.failed).toBe(0)
  expect(third.session).not.toBe(told.session)
  expect((await somebody.gets('/session/news')).status).toBe(401)
})

test('whoever signs in is told what was changed about how they do, and by whom', async () => {
  const line = await startLine({}, { SIGN_IN: 'passkeys' })
  const ben = await withPasskey(line, 'ben')
  const other = softPasskey(line.origins.console)
  const page = await ben.signsIn()
  expect((await newsOf(page)).changes).toEqual([])
  const options = (await page.posts('/passkeys/begin', { proof: await ben.proves(page) })).body
  expect((await page.posts('/passkeys', { passkey: other.makes(options) })).status).toBe(204)
  line.clock.passTime(hour)
  await ben.signsIn(false)
  await emergencyCode(line.ports, 'ben')
  const at = Math.floor(line.clock.now() / (15 * minute)) * 15 * minute
  const again = await newsOf(await ben.signsIn())
  expect(again).toMatchObject({
    failed: 1,
    changes: [
      { what: 'addPasskey', by: 'you' },
      { at, what: 'emergency', by: 'machine' },
    ],
  })

  line.clock.passTime(hour)
  const { account: ada } = await addStaff(line.ports, 'ada', 'administrator')
  const { password } = await resetStaff(signedBy(line.ports, ada), 'ben')
  const back = await withPasskey(line, 'ben', password)
  expect((await newsOf(back.browser)).changes.map(({ what, by }) => [what, by])).toEqual([
    ['reset', 'ada'],
    ['addPasskey', 'you'],
  ])
})
