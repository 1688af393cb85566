import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { waitInRealTime } from '../../bot/jobs/keepRunning.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { SessionView } from '../../shared/signIn.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>
type Console = Awaited<ReturnType<Line['staff']>>

const minute = 60_000
/** With its quickest timers, on a clock that the test moves. */
const liveLine = () => startLine({}, {}, (ms, stop) => waitInRealTime(ms < 1000 ? ms : 600_000, stop))

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

async function handedOver(line: Line, ben: Console): Promise<ConversationId> {
  const visitor = line.visitor()
  await visitor.says('jag vill prata')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return id
}

/** What the server says to a console that connects with this cookie, on the line or to practise. */
async function atTheDoor({ origins }: Line, cookie: string, line = '') {
  const socket = io(origins.console + line, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie },
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
  expect([await atTheDoor(line, before), await atTheDoor(line, before, '/practice')]).toEqual([
    'notSignedIn',
    'notSignedIn',
  ])
  expect([await atTheDoor(line, page.cookie()), await atTheDoor(line, page.cookie(), '/practice')]).toEqual([
    'letIn',
    'letIn',
  ])

  // One session, which ends when it was to end, and opens what was being written in it.
  expect((await page.sessions()).map(({ isThis }) => isThis)).toEqual([true])
  const [going] = await line.ports.staff.sessionsOf(id)
  expect(going).toMatchObject({ id: started?.id, startedAt: started?.startedAt, endsAt: started?.endsAt })
  expect((await page.gets('/session')).body.draftKey).toBe(draftKey)
})

test('a live console goes on without a gap, and whoever copied its cookie is out within a second', async () => {
  const line = await liveLine()
  const ben = await line.staff('ben')
  const practising = await line.practises(ben)
  const page = pageOf(line, ben)
  const copied = ben.cookie
  const thief = await line.holding(ben, copied)
  const id = await handedOver(line, ben)
  await thief.ask('conversation:open', { id, last: 0 })
  const texts = Array.from({ length: 20 }, (_, nth) => `ord ${nth}`)
  const [answer] = await Promise.all([page.proves(), ...texts.map((text) => ben.replies(id, text))])
  const proven = performance.now()
  expect(answer.status).toBe(204)
  await thief.until('the thief is out', () => !thief.isConnected())
  expect(performance.now() - proven).toBeLessThan(1000)
  thief.returns()
  await thief.until('the thief is refused', () => thief.refusal() === 'notSignedIn')

  await ben.replies(id, 'sist')
  await ben.untilReads(id, 'sist')
  const said = ben.reads(id).filter((text) => /^(ord|sist)/.test(text))
  expect(said.toSorted()).toEqual([...texts, 'sist'].toSorted())
  expect([ben.losses(), ben.isEnded(), practising.isEnded(), thief.reads(id).includes('sist')]).toEqual([
    0,
    false,
    false,
    false,
  ])
})

test('another tab of the same browser does nothing any more, and comes back with the token that its browser has now', async () => {
  // No job has looked yet.
  const line = await startLine()
  const ben = await line.staff('ben')
  const second = await line.holding(ben, ben.cookie)
  await pageOf(line, ben).proves()
  expect(second.isConnected()).toBe(true)
  expect(await second.asksOnce('shift:end', {})).toBe('noAnswer')
  expect([second.isConnected(), second.isEnded()]).toEqual([false, false])
  expect(line.ports.presence.onDuty()).toHaveLength(1)
  second.holds(ben.cookie)
  second.returns()
  await second.untilBack()
  expect([second.isConnected(), ben.losses()]).toEqual([true, 0])
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
