import { once } from 'node:events'
import { expect, test } from 'vitest'
import { openStaff } from '../support/openStaff.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { startRealProcess } from '../support/realProcess.ts'
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
  return { redis, first, second, visitor, ben }
}

async function handedOver({ visitor, ben }: Pick<Awaited<ReturnType<typeof startTwo>>, 'visitor' | 'ben'>) {
  await visitor.says('jag vill prata')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return id
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
    headers: { cookie: ben.cookie, 'Content-Type': 'application/json', 'X-Requested-With': 'console' },
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

test('Redis killed and started again loses nothing that was acknowledged, and both sides go on by themselves', async () => {
  const { redis, first, visitor, ben } = await startTwo()
  const id = await handedOver({ visitor, ben })
  await redis.kill()
  const sent = visitor.says('under avbrottet')
  const refused = await fetch(`${first.origins.console}/session`, { headers: { cookie: ben.cookie } })
  expect(refused.status).toBe(503)
  await redis.start()
  await sent
  await ben.untilReads(id, 'under avbrottet')
  await ben.replies(id, 'efter avbrottet')
  await visitor.untilHears('efter avbrottet')
  visitor.leave()
  ben.leave()
}, 60_000)
