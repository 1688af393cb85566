import { expect, test } from 'vitest'
import { createEitherWire } from '../../../bot/channels/webchat/page/line/eitherWire.ts'
import { createPollWire } from '../../../bot/channels/webchat/page/line/pollWire.ts'
import type { Answer, WireListener } from '../../../bot/channels/webchat/page/line/wire.ts'
import { handTime } from './handTime.ts'
import { keptLog } from './keptLog.ts'
import { unsteadyWire } from './unsteadyWire.ts'

const nothing = { opened() {}, closed() {}, added() {}, erased() {} } satisfies WireListener

/** A network that lets requests through and answers them from a log, or lets nothing through. */
function requests(log = keptLog()) {
  let isUp = true
  const asked: { path: string; bytes: number }[] = []
  const post = async (path: string, body: string) => {
    if (!isUp) throw new TypeError('no network')
    asked.push({ path, bytes: body.length })
    const question = path === '/line/line/join' ? 'line:join' : 'input:send'
    const answer = log.answer(question, JSON.parse(body)) as Answer<'line:join'>
    return { ok: answer.ok, json: async () => (answer.ok ? answer.value : answer) }
  }
  return {
    log,
    asked,
    post,
    goesDown() {
      isUp = false
    },
    comesUp() {
      isUp = true
    },
  }
}

/** What has been asked has come back. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function passes(time: ReturnType<typeof handTime>, ms: number) {
  for (let passed = 0; passed < ms; passed += 500) {
    time.pass(500)
    await settled()
  }
}

test('a page that polls is told what is new, once, and its requests are all of one length', async () => {
  const [time, network] = [handTime(), requests()]
  const wire = createPollWire('', time.pace, network.post)
  const told: number[] = []
  wire.listen({ ...nothing, added: ({ entries }) => told.push(...entries.map(({ seq }) => seq)) })
  wire.open()
  await passes(time, 1000)
  expect(wire.isOpen()).toBe(true)
  wire.ask('line:join', { token: 'token', last: 0 }, () => {})
  await passes(time, 1000)
  network.log.botSays('hej')
  await passes(time, 4000)
  await passes(time, 4000)
  expect(told.filter((seq, at) => told.indexOf(seq) !== at)).toEqual([])
  expect(told.at(-1)).toBe(network.log.since(0).state.lastSeq)
  expect(new Set(network.asked.map(({ bytes }) => bytes % 2048))).toEqual(new Set([2047]))
})

test('a network that goes is told as lost contact, and is found again by itself', async () => {
  const [time, network] = [handTime(), requests()]
  const wire = createPollWire('', time.pace, network.post)
  const happened: string[] = []
  wire.listen({ ...nothing, opened: () => happened.push('opened'), closed: () => happened.push('closed') })
  wire.open()
  await passes(time, 1000)
  network.goesDown()
  await passes(time, 4000)
  network.comesUp()
  await passes(time, 4000)
  wire.close()
  network.goesDown()
  await passes(time, 20_000)
  expect(happened).toEqual(['opened', 'closed', 'opened'])
})

test('an erased conversation is told as erased', async () => {
  const [time, network] = [handTime(), requests()]
  const wire = createPollWire('', time.pace, network.post)
  let erased = 0
  wire.listen({ ...nothing, erased: () => void erased++ })
  wire.open()
  wire.ask('line:join', { token: 'token', last: 0 }, () => {})
  await passes(time, 1000)
  network.log.answer('conversation:erase', { token: 'token' })
  await passes(time, 4000)
  expect(erased).toBe(1)
})

test('requests are made only while there is no socket', async () => {
  const [time, network] = [handTime(), requests()]
  const live = unsteadyWire(time, network.log)
  const wire = createEitherWire(live.wire, createPollWire('', time.pace, network.post), time.pace)
  let opened = 0
  wire.listen({ ...nothing, opened: () => void opened++ })
  live.goesDown()
  wire.open()
  await passes(time, 5000)
  expect(network.asked).toEqual([])
  await passes(time, 3000)
  expect([network.asked.length > 0, wire.isOpen(), opened]).toEqual([true, true, 1])
  live.comesUp()
  await passes(time, 1000)
  const before = network.asked.length
  await passes(time, 20_000)
  expect([network.asked.length - before, wire.isOpen(), opened]).toEqual([0, true, 2])
})
