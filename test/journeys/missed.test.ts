import { expect, test } from 'vitest'
import type { ConversationId } from '../../shared/ids.ts'
import type { VisitorUpdate } from '../../shared/wire/visitor.ts'
import { fullSize } from '../support/fullSize.ts'
import { writesMuch } from '../support/longTalk.ts'
import { openStaff } from '../support/openStaff.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const missed = fullSize ? 10_000 : 2000
const held = 20
const withinMs = fullSize ? 2000 : 10_000

test('a console that missed thousands of events shows what a fresh one shows, soon', { timeout: 120_000 }, async () => {
  const line = await startLine()
  const ben = await line.staff()
  const ids: ConversationId[] = []
  for (let nth = 0; nth < held; nth++) ids.push(await waitingConversation(line.ports))
  for (const id of ids) await ben.claims(id)
  ben.leave()
  for (let round = 0; round < 2; round++) {
    for (const id of ids) await writesMuch(line.ports, id, missed / held / 2)
  }
  const holdsAll = (staff: typeof ben) =>
    ids.every((id) => staff.reads(id).filter((text) => text.startsWith('rad')).length === missed / held)

  const before = performance.now()
  ben.returns()
  await ben.until('nothing is missing', () => holdsAll(ben), 60_000)
  const tookMs = performance.now() - before

  const fresh = await openStaff(line.origins.console, ben.account)
  for (const id of ids) await fresh.opens(id)
  expect(holdsAll(fresh)).toBe(true)
  for (const id of ids) expect(ben.view(id)).toEqual(fresh.view(id))
  const byId = (cards: ReturnType<typeof ben.cards>) => cards.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(byId(ben.cards())).toEqual(byId(fresh.cards()))
  fresh.leave()
  console.log(`${missed} missed events: ${Math.round(tookMs)} ms`)
  expect(tookMs).toBeLessThan(withinMs)
})

test('what rings in one turn comes to a console in one frame, each conversation once', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const mine = await waitingConversation(line.ports)
  const other = await waitingConversation(line.ports)
  await ben.claims(mine)
  const before = ben.frames().length

  for (const id of [mine, other, mine]) line.announcer.ring(id, 1)
  const told = () =>
    ben
      .frames()
      .slice(before)
      .filter((ids) => ids.includes(other))
  await ben.until('it is told of the other', () => told().length > 0)
  expect(told()).toEqual([[mine, other]])
})

test('what another process writes makes a process look at the queue only where somebody may wait', async () => {
  let looks = 0
  const line = await startLine({
    wrap: ({ conversations, ...ports }) => ({
      ...ports,
      conversations: {
        ...conversations,
        listed() {
          looks += 1
          return conversations.listed()
        },
      },
    }),
  })
  const visitor = line.visitor()
  await visitor.says('hej')
  const elsewhere = await waitingConversation(line.ports)
  const before = looks
  line.announcer.ringHere(elsewhere, 1)
  expect(looks).toBe(before)

  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.untilStatus('waiting')
  const beforeWaiting = looks
  line.announcer.ringHere(elsewhere, 1)
  await expect.poll(() => looks).toBeGreaterThan(beforeWaiting)
})

test('what stands in a second answer to the same joining comes to the page by itself, too', async () => {
  // Nobody rings: the page that asks is the only one that is told.
  const silent = { announcer: { ring() {}, edited() {} }, delivery: { send() {} } }
  const line = await startLine({ wrap: (ports) => ({ ...ports, ...silent }) })
  const visitor = line.visitor()
  await visitor.says('hej')
  const other = openVisitor(line.origins.visitors, 'sv', { forceNew: true }, visitor.token())
  await other.until('the other page has joined', () => other.entries().length === visitor.entries().length)
  const last = other.entries().length
  await visitor.says('är någon där?')

  const answer = await other.ask<VisitorUpdate>('line:join', { token: visitor.token(), last })
  await other.until('it has what it was answered', () => other.entries().length === answer.state.lastSeq)
  other.leave()
})
