import { once } from 'node:events'
import { expect, test } from 'vitest'
import { linePath } from '../../shared/linePath.ts'
import type { SessionView } from '../../shared/signIn.ts'
import type { SendReceipt, VisitorUpdate } from '../../shared/wire/visitor.ts'
import { addColleague } from '../browser/addColleague.ts'
import { asConsole } from '../support/asConsole.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { handedOver } from '../support/handedOver.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { openStaff, signsIn } from '../support/openStaff.ts'
import { newClientId, openVisitor } from '../support/openVisitor.ts'
import { type RealProcess, startRealProcess } from '../support/realProcess.ts'
import { redisServerOfTest } from '../support/redisServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Two processes beside one Redis: the visitor is at the first, staff at the second. */
async function startTwo() {
  const redis = await redisServerOfTest()
  const folder = temporaryFolder()
  const env = { STORE: redis.url, KEY_DIR: `${folder}/keys` }
  const first = await startRealProcess(folder, env)
  const second = await startRealProcess(folder, env)
  const visitor = openVisitor(first.origins.visitors, 'sv')
  const ben = await openStaff(second.origins.console, first.first ?? { name: '', password: '' })
  await ben.startsShift()
  return { redis, folder, env, first, second, visitor, ben }
}

test('a visitor at one process and staff at another are one conversation, and each sees that the other is there', async () => {
  const { visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  await ben.replies(id, 'hej från den andra')
  await visitor.untilHears('hej från den andra')
  await visitor.says('jag ser dig')
  await ben.untilReads(id, 'jag ser dig')
  await ben.untilCard('the visitor is there', ({ visitorPresent }) => visitorPresent)
  visitor.leave()
  await ben.untilCard('the visitor has left', ({ visitorPresent }) => !visitorPresent)
  ben.leave()
}, 60_000)

test('a text that is edited at one process is said by the other', async () => {
  const { second, visitor, ben } = await startTwo()
  const answered = await fetch(`${second.origins.console}/admin/texts/edit`, {
    method: 'POST',
    headers: { cookie: ben.cookie, 'Content-Type': 'application/json', ...asConsole },
    body: JSON.stringify({ changes: [{ file: 'sv/prompts', key: 'menu.self', value: 'Välkommen hit.' }], known: 0 }),
  })
  expect(await answered.json()).toEqual({ seq: 1 })
  // It rings within moments; a word of the visitor's that comes before it is answered as it was.
  await visitor.takes('self')
  for (let asked = 0; asked < 50 && !visitor.hears().at(-1)?.includes('Välkommen hit.'); asked++) {
    await visitor.speaks(asked % 2 === 0 ? 'en' : 'sv')
  }
  expect(visitor.hears().at(-1)).toContain('Välkommen hit.')
  ben.leave()
}, 60_000)

test('a page that gets no socket asks either process in turn and misses nothing', async () => {
  const { first, second, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  visitor.leave()
  const token = visitor.token()
  const ask = async (nth: number, event: string, payload: object) => {
    const { origins } = nth % 2 === 0 ? first : second
    const headers = { 'Content-Type': 'application/json' }
    const answered = await fetch(`${origins.visitors}${linePath(event)}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ token, ...payload }),
    })
    return answered.json()
  }
  let last = 0
  const read: string[] = []
  for (let nth = 0; nth < 6; nth++) {
    await ben.replies(id, `svar ${nth}`)
    const { seq } = (await ask(nth, 'input:send', {
      clientId: newClientId(),
      language: 'sv',
      input: { kind: 'text', text: `fråga ${nth}` },
    })) as SendReceipt
    expect(seq).toBeGreaterThan(last)
    const { entries, state } = (await ask(nth + 1, 'line:join', { last })) as VisitorUpdate
    read.push(...entries.flatMap((entry) => (entry.shows === 'staff' ? [entry.text] : [])))
    last = state.lastSeq
    await ben.untilReads(id, `fråga ${nth}`)
  }
  expect(read).toEqual([0, 1, 2, 3, 4, 5].map((nth) => `svar ${nth}`))
  await ben.untilCard('the visitor is there', ({ visitorPresent }) => visitorPresent)
  ben.leave()
}, 60_000)

test('killing the visitor’s process loses nothing: the page goes on at the other', async () => {
  const { first, second, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  await ben.replies(id, 'före')
  await visitor.untilHears('före')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  await ben.replies(id, 'medan ingen lyssnar')
  visitor.leave()
  const again = openVisitor(second.origins.visitors, 'sv', {}, visitor.token())
  await again.untilHears('medan ingen lyssnar')
  await again.says('tillbaka')
  await ben.untilReads(id, 'tillbaka')
  again.leave()
  ben.leave()
}, 60_000)

test('killing the staff member’s process loses nothing, and the console goes on at the other', async () => {
  const { first, second, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  second.child.kill('SIGKILL')
  await once(second.child, 'exit')
  ben.leave()
  await visitor.says('är du kvar')
  const again = await openStaff(first.origins.console, ben.account)
  await again.opens(id)
  expect(again.reads(id)).toContain('är du kvar')
  await again.replies(id, 'ja')
  await visitor.untilHears('ja')
  visitor.leave()
  again.leave()
}, 60_000)

test('a fresh proof at one process replaces the token at the other, whose console goes on', async () => {
  const { first, second, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  await signsIn(first.origins.console, ben.account)
  const page = consoleBrowser(first.origins.console, ben.cookie, ben.tab)
  const [other] = (await page.gets('/sessions')).body.sessions.filter(({ isThis }: SessionView) => !isThis)
  const proof = await proofOf(first.origins.console, ben.account)
  const [answer] = await Promise.all([page.posts('/sessions/end', { id: other.id, proof }), ben.replies(id, 'ett 61')])
  expect([answer.status, answer.isRenewed]).toEqual([204, true])
  const isIn = async (cookie: string) =>
    (await consoleBrowser(second.origins.console, cookie, ben.tab).gets('/session')).status === 200
  expect([await isIn(ben.cookie), await isIn(page.cookie())]).toEqual([false, true])
  await ben.replies(id, 'två 62')
  await visitor.untilHears('två 62')
  await ben.untilReads(id, 'två 62')
  expect(ben.reads(id).filter((text) => /^(ett|två) 6/.test(text))).toEqual(['ett 61', 'två 62'])
  expect(ben.losses()).toBe(0)
  visitor.leave()
  ben.leave()
}, 60_000)

test('Redis killed and started again loses nothing that was acknowledged, and both sides go on by themselves', async () => {
  const { redis, first, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  await redis.kill()
  const sent = visitor.says('under avbrottet')
  const refused = await fetch(`${first.origins.console}/session`, { headers: { cookie: ben.cookie, ...asConsole } })
  expect(refused.status).toBe(503)
  await redis.start()
  await sent
  await ben.untilReads(id, 'under avbrottet')
  await ben.replies(id, 'efter avbrottet')
  await visitor.untilHears('efter avbrottet')
  visitor.leave()
  ben.leave()
}, 60_000)

/** An administrator's console at one of the processes, made as people make one. */
async function administratorAt({ origins }: RealProcess, folder: string, env: Record<string, string>) {
  const account = addColleague(folder, 'ada', 'administrator', env)
  const cookie = await signsIn(origins.console, account)
  return async (ask: string, payload: object): Promise<unknown> => {
    const answered = await fetch(`${origins.console}/admin/${ask}`, {
      method: 'POST',
      headers: { cookie, 'Content-Type': 'application/json', ...asConsole },
      body: JSON.stringify(payload),
    })
    return answered.json()
  }
}

const told = 'Ingen i personalen har svarat än.'

test('a ladder edited at one process is climbed once by both: staff are rung at the other, and the visitor is told once', async () => {
  const { folder, env, second, visitor, ben } = await startTwo()
  const ada = await administratorAt(second, folder, env)
  const { parts } = (await ada('settings/read', {})) as { parts: { key: string; value: object }[] }
  const alerts = parts.find(({ key }) => key === 'alerts')?.value
  const ladder = [
    { afterSeconds: 0, do: 'ringOnDuty' },
    { afterSeconds: 1, do: 'tellVisitor' },
    { afterSeconds: 6, do: 'ringOnDuty' },
  ]
  const change = { file: 'settings', key: 'alerts', value: { ...alerts, ladder } }
  expect(await ada('settings/edit', { changes: [change], known: 0 })).toEqual({ seq: 1 })
  await visitor.says('jag vill prata')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.untilHears(told)
  await ben.until('the ladder has been climbed to its end', () => ben.called().length >= 2)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await visitor.untilStatus('withStaff')
  expect(ben.called()).toEqual(['queue', 'queue'])
  expect(visitor.hears().filter((text) => text.includes(told))).toHaveLength(1)
  visitor.leave()
  ben.leave()
}, 90_000)

test('a shift at one process is what visitors at the other are told, and dies with its process', async () => {
  const { second, visitor, ben } = await startTwo()
  await visitor.says('jag vill prata')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await ben.untilWaiting()
  const isStaffed = () => visitor.state()?.waiting?.text.includes('har fått ett larm') ?? false
  await visitor.until('somebody is there', isStaffed)
  await ben.takesBreak()
  await visitor.until('nobody is there on a break', () => !isStaffed())
  await ben.startsShift()
  await visitor.until('somebody is back', isStaffed)
  second.child.kill('SIGKILL')
  await once(second.child, 'exit')
  ben.leave()
  await visitor.until('nobody is there any more', () => !isStaffed(), 30_000)
  visitor.leave()
}, 90_000)
