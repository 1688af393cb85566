import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { SessionView } from '../../shared/signIn.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { handedOver } from '../support/handedOver.ts'
import { liveLine } from '../support/liveLine.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>
type Console = Awaited<ReturnType<Line['staff']>>

const minute = 60_000
const noSession = '0'.repeat(64)

/** The page of this console, and a fresh proof given in it: the session it would end is none. */
function pageOf({ origins, clock }: Line, ben: Console) {
  const page = consoleBrowser(origins.console, ben.cookie, ben.tab)
  const sessions = async () => (await page.gets('/sessions')).body.sessions as SessionView[]
  const ends = (id: string, proof: string) => page.posts('/sessions/end', { id, proof })
  return {
    ...page,
    sessions,
    ends,
    /** Ends another session of theirs, which takes a proof. */
    async proves() {
      await signsIn(origins.console, ben.account)
      clock.passTime(minute)
      const other = (await sessions()).find(({ isThis }) => !isThis)
      const answer = await ends(other?.id ?? noSession, await proofOf(origins.console, ben.account))
      ben.holds(page.cookie())
      return answer
    },
  }
}

/** What the server says to a console that connects with this cookie, on the line or to practise. */
async function atTheDoor({ origins }: Line, { cookie, tab }: { cookie: string; tab: string }, line = '') {
  const socket = io(origins.console + line, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie },
    auth: { tab },
    reconnection: false,
    forceNew: true,
  })
  const answer = await new Promise<string>((resolve) => {
    socket.on('connect', () => resolve('letIn'))
    socket.on('connect_error', ({ message }) => resolve(message))
  })
  socket.disconnect()
  return answer
}

test('a fresh proof gives the session another token, and the one before opens nothing anywhere', async () => {
  const line = await liveLine()
  const ben = await line.staff('ben')
  const page = pageOf(line, ben)
  const before = page.cookie()
  const { id } = (await line.ports.staff.byName('ben'))!
  const [started] = await line.ports.staff.sessionsOf(id)
  const { draftKey } = (await page.gets('/session')).body
  const { status, headers } = await page.proves()
  expect(status).toBe(204)
  expect(headers.get('set-cookie')).toMatch(
    /^session=[\w-]{22}\.[\w-]{22}; Max-Age=\d+; Path=\/; .*HttpOnly; SameSite=Strict$/,
  )
  expect(page.cookie()).not.toBe(before)

  const old = consoleBrowser(line.origins.console, before, ben.tab)
  expect((await old.gets('/session')).status).toBe(401)
  expect((await old.posts('/session/use')).status).toBe(401)
  const { tab } = ben
  for (const [cookie, answer] of [
    [before, 'notSignedIn'],
    [page.cookie(), 'letIn'],
  ] as const) {
    expect(await atTheDoor(line, { cookie, tab })).toBe(answer)
    expect(await atTheDoor(line, { cookie, tab }, '/practice')).toBe(answer)
  }

  // One session, which ends when it was to end, and opens what was being written in it.
  expect((await page.sessions()).map(({ isThis }) => isThis)).toEqual([true])
  const [going] = await line.ports.staff.sessionsOf(id)
  expect(going).toMatchObject({ id: started?.id, startedAt: started?.startedAt, endsAt: started?.endsAt })
  expect((await page.gets('/session')).body.draftKey).toBe(draftKey)
})

test('a live console goes on without a gap when its session gets another token', async () => {
  const line = await liveLine()
  const ben = await line.staff('ben')
  const practising = await line.practises(ben)
  const page = pageOf(line, ben)
  const id = await handedOver({ visitor: line.visitor(), ben })
  const texts = Array.from({ length: 20 }, (_, nth) => `ord ${nth}`)
  const [answer] = await Promise.all([page.proves(), ...texts.map((text) => ben.replies(id, text))])
  expect([answer.status, answer.isRenewed]).toEqual([204, true])
  await ben.replies(id, 'sist')
  await ben.untilReads(id, 'sist')
  const said = ben.reads(id).filter((text) => /^(ord|sist)/.test(text))
  expect(said.toSorted()).toEqual([...texts, 'sist'].toSorted())
  expect([ben.losses(), ben.isEnded(), practising.isEnded()]).toEqual([0, false, false])
  // It comes back with the new token, and with no other.
  ben.leave()
  ben.returns()
  await ben.untilBack()
})

test('a session opens nothing in another tab than the one it began in, by any way', async () => {
  const line = await liveLine()
  const { account } = await line.staff('ben', { onDuty: false })
  const [tab, otherTab] = [newClientId(), newClientId()]
  line.clock.passTime(minute)
  const page = consoleBrowser(line.origins.console, '', tab)
  const code = JSON.parse(await proofOf(line.origins.console, account)) as { code: string }
  expect((await page.posts('/session', { ...account, code: code.code })).status).toBe(200)
  const cookie = page.cookie()
  const asked = async (from: string) => {
    const { status, body } = await consoleBrowser(line.origins.console, cookie, from).gets('/sessions')
    return [status, body.code]
  }
  expect(await asked(tab)).toEqual([200, undefined])
  expect(await asked(otherTab)).toEqual([401, 'elsewhere'])
  expect(await asked('')).toEqual([401, 'elsewhere'])
  for (const namespace of ['', '/practice']) {
    expect(await atTheDoor(line, { cookie, tab }, namespace)).toBe('letIn')
    expect(await atTheDoor(line, { cookie, tab: otherTab }, namespace)).toBe('elsewhere')
    expect(await atTheDoor(line, { cookie, tab: '' }, namespace)).toBe('elsewhere')
  }
  // Nor does a proof of its own change that, nor can it be given from elsewhere.
  const elsewhere = consoleBrowser(line.origins.console, cookie, otherTab)
  line.clock.passTime(minute)
  const proof = await proofOf(line.origins.console, account)
  const given = await elsewhere.posts('/sessions/end', { id: noSession, proof })
  expect([given.body, given.isRenewed]).toEqual([{ code: 'elsewhere' }, false])
  // What has ended is not elsewhere, it is over.
  line.clock.passTime(16 * minute)
  expect(await asked(otherTab)).toEqual([401, 'notSignedIn'])
})

test('whoever does not say which tab it is signs in nowhere, and nothing is spent by it', async () => {
  const line = await startLine()
  const { account } = await line.staff('ben', { onDuty: false })
  line.clock.passTime(minute)
  const { code } = JSON.parse(await proofOf(line.origins.console, account)) as { code: string }
  const signsInFrom = (tab: string) =>
    consoleBrowser(line.origins.console, '', tab).posts('/session', { ...account, code })
  for (const tab of ['', 'x', 'A'.repeat(23)]) expect((await signsInFrom(tab)).body).toEqual({ code: 'badInput' })
  expect((await signsInFrom(newClientId())).status).toBe(200)
})

test('of two proofs at once one goes on, and the other does nothing', async () => {
  // With a password the second would be slowed, and never get so far.
  const line = await startLine({ wrap: (ports) => ({ ...ports, freshProof: async () => {} }) })
  const ben = await line.staff('ben')
  const page = pageOf(line, ben)
  const others = [await signsIn(line.origins.console, ben.account), await signsIn(line.origins.console, ben.account)]
  expect(new Set(others).size).toBe(2)
  line.clock.passTime(minute)
  const ids = (await page.sessions()).flatMap(({ id, isThis }) => (isThis ? [] : [id]))
  const copy = consoleBrowser(line.origins.console, ben.cookie, ben.tab)
  const answers = await Promise.all(
    [page, copy].map((one, nth) => one.posts('/sessions/end', { id: ids[nth], proof: 'holds' })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 401]))
  expect(answers.filter(({ isRenewed }) => isRenewed)).toHaveLength(1)
  const winner = answers[0]?.isRenewed ? page : copy
  expect((await winner.gets('/sessions')).body.sessions).toHaveLength(2)
})

test('whoever never got the answer of a proof signs in again at once, and is listed once', async () => {
  const line = await liveLine()
  const ben = await line.staff('ben')
  const lost = ben.cookie
  await pageOf(line, ben).proves()
  line.clock.passTime(minute)
  const browser = consoleBrowser(line.origins.console, lost, ben.tab)
  expect((await browser.gets('/session')).status).toBe(401)
  const code = JSON.parse(await proofOf(line.origins.console, ben.account)) as { code: string }
  const { status, body } = await browser.posts('/session', { ...ben.account, code: code.code })
  expect([status, body.me?.name]).toEqual([200, 'ben'])
  expect((await browser.gets('/sessions')).body.sessions).toHaveLength(1)
  await ben.until('the session before has ended', ben.isEnded)
})

test('what was sent once proves nothing again, with the old token or the new', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const page = pageOf(line, ben)
  await signsIn(line.origins.console, ben.account)
  line.clock.passTime(minute)
  const copy = consoleBrowser(line.origins.console, ben.cookie, ben.tab)
  const [other] = (await page.sessions()).filter(({ isThis }) => !isThis)
  const proof = await proofOf(line.origins.console, ben.account)
  expect((await page.ends(other?.id ?? noSession, proof)).status).toBe(204)
  expect((await copy.posts('/sessions/end', { id: other?.id, proof })).status).toBe(401)
  const [own] = await page.sessions()
  const again = await page.ends(own?.id ?? noSession, proof)
  expect([again.body, again.isRenewed]).toEqual([{ code: 'notProven' }, false])
  expect(await page.sessions()).toHaveLength(1)
})

test('a proof that holds changes the token, whatever becomes of what it was for', async () => {
  const line = await startLine()
  const { password } = await addStaff(line.ports, 'ada', 'administrator')
  const ada = { name: 'ada', password }
  const page = consoleBrowser(line.origins.console, await signsIn(line.origins.console, ada))
  const disables = async (name: string, proof: string) => page.posts('/admin/accounts/disable', { name, proof })
  const wrong = await disables('nobody', JSON.stringify({ password: 'wrong', code: '000000' }))
  expect([wrong.body, wrong.isRenewed]).toEqual([{ code: 'notProven' }, false])
  line.clock.passTime(minute)
  const before = page.cookie()
  const nobody = await disables('nobody', await proofOf(line.origins.console, ada))
  expect([nobody.status, nobody.isRenewed]).toEqual([404, true])
  expect((await consoleBrowser(line.origins.console, before).gets('/session')).status).toBe(401)
  expect((await page.gets('/session')).status).toBe(200)
})
