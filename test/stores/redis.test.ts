import { describe, expect, test } from 'vitest'
import { isCode } from '../../bot/errors.ts'
import { createMemoryWrappingKeys } from '../../bot/stores/memory/memoryWrappingKeys.ts'
import { redisServerOfFile, redisServerOfTest } from '../support/redisServer.ts'
import { auditContract } from './auditContract.ts'
import { editingContract } from './editingContract.ts'
import { erasure, handedOver, newConversationId, recordOf, said, started } from './entries.ts'
import { fourEyesContract } from './fourEyesContract.ts'
import { linkContract } from './linkContract.ts'
import { newPrefix, openStoreOfTest, openStoreOn } from './openRedis.ts'
import { paperContract } from './paperContract.ts'
import { passkeyContract } from './passkeyContract.ts'
import { replyAddressContract } from './replyAddressContract.ts'
import { returnCodeContract } from './returnCodeContract.ts'
import { staffContract } from './staffContract.ts'
import { statisticsContract } from './statisticsContract.ts'
import { conversationContract } from './storeContract.ts'
import { modelProperty } from './storeModel.ts'

const redis = redisServerOfFile()
const unavailable = expect.objectContaining({ name: 'HotlineError', code: 'unavailable' })

describe('the Redis store', () => {
  const openSomewhere = () => openStoreOn(redis().url, { prefix: newPrefix() })
  conversationContract(openSomewhere)
  staffContract(openSomewhere)
  replyAddressContract(openSomewhere)
  returnCodeContract(openSomewhere)
  auditContract(openSomewhere)
  fourEyesContract(openSomewhere)
  passkeyContract(openSomewhere)
  linkContract(openSomewhere)
  statisticsContract(openSomewhere)
  editingContract(openSomewhere)
  paperContract(openSomewhere)
  modelProperty(openSomewhere, 15)
})

/** Two processes on one Redis, each with connections of its own. */
async function openTwo() {
  const options = { prefix: newPrefix() }
  const wrapping = createMemoryWrappingKeys()
  const first = await openStoreOfTest(redis().url, options, wrapping)
  return { first, second: await openStoreOfTest(redis().url, options, wrapping) }
}

test('of two processes that append at once exactly one wins, every time', async () => {
  const { first, second } = await openTwo()
  const id = newConversationId()
  for (let seq = 0; seq < 200; seq++) {
    const tries = [first, second].map(({ conversations }, nth) =>
      conversations.append(id, seq, [said(seq + 1, `by ${nth}`)]),
    )
    const outcomes = await Promise.allSettled(tries)
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
    expect(outcomes[1 - winner]).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } })
    expect(await first.conversations.read(id, seq)).toMatchObject([{ text: `by ${winner}` }])
  }
})

test('what one process appends, redacts and erases is so for another at once', async () => {
  const { first, second } = await openTwo()
  const id = newConversationId()
  await first.conversations.append(id, 0, [handedOver(1), said(2)])
  expect(await second.conversations.listed()).toEqual([{ id, place: { status: 'waiting', alarmed: false } }])
  await second.conversations.redact(id, 2)
  expect(await first.conversations.read(id, 1)).toMatchObject([{ kind: 'redacted' }])
  await first.conversations.erase(id, erasure)
  await expect(second.conversations.append(id, 2, [said(3)])).rejects.toMatchObject({ code: 'gone' })
  expect(await second.conversations.erasures()).toEqual([{ ...erasure, conversations: 1 }])
})

test('several names and numbers of staff that two processes give at once are each given once', async () => {
  const { first, second } = await openTwo()
  const account = (name: string, id: string) => ({
    id: id as never,
    name,
    role: 'responder' as const,
    languages: ['sv' as const],
    passwordHash: '',
    disabled: false,
  })
  const names = Array.from({ length: 10 }, (_, nth) => `staff ${nth}`)
  const adding = names.flatMap((name) => [
    first.staff.add(account(name, `first ${name}`)),
    second.staff.add(account(name, `second ${name}`)),
  ])
  const outcomes = await Promise.allSettled(adding)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  const numbers = (await first.staff.list()).map(({ number }) => number)
  expect(numbers).toEqual(names.map((_, nth) => nth + 1))
})

test('everything acknowledged is there after Redis was killed while it was written to, and started again', async () => {
  const server = await redisServerOfTest()
  const store = await openStoreOfTest(server.url, { replyTimeoutMs: 1000 })
  const record = recordOf()
  const ids = Array.from({ length: 20 }, newConversationId)
  const acknowledged = new Map(ids.map((id) => [id, 0]))
  const first = newConversationId()
  await store.conversations.append(first, 0, [handedOver(1)], { eraseAt: 1000, record })
  acknowledged.set(first, 1)
  let count = 0
  const half = Promise.withResolvers<void>()
  const writing = [...acknowledged.keys()].map(async (id) => {
    try {
      for (let last = acknowledged.get(id) ?? 0; ; last++) {
        await store.conversations.append(id, last, [said(last + 1)])
        acknowledged.set(id, last + 1)
        if (++count === 400) half.resolve()
      }
    } catch (error) {
      return isCode(error, 'unavailable')
    }
  })
  await half.promise
  await server.kill()
  expect(await Promise.all(writing)).toEqual(Array(21).fill(true))
  await server.start()
  await expect.poll(() => store.conversations.records().catch(() => undefined), { timeout: 10_000 }).toEqual([record])
  for (const [id, last] of acknowledged) {
    // An append whose answer was lost may stand there, too.
    const { length } = await store.conversations.read(id)
    expect([last, last + 1]).toContain(length)
    await store.conversations.append(id, length, [said(length + 1)])
  }
  expect(await store.conversations.due(1000)).toEqual([first])
  expect(await store.conversations.listed()).toHaveLength(1)
})

test('while Redis is down everything is refused at once and nothing is written later; when it is back all works again', async () => {
  const server = await redisServerOfTest()
  const store = await openStoreOfTest(server.url)
  const id = newConversationId()
  await store.conversations.append(id, 0, [started()])
  await server.kill()
  // The first to ask may be the one that finds out.
  await store.conversations.read(id).catch(() => undefined)
  const began = performance.now()
  const asked = [
    store.conversations.append(id, 1, [said(2, 'late')]),
    store.conversations.read(id),
    store.conversations.erase(id, erasure),
    store.staff.list(),
    store.replyAddresses.list(),
  ]
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toEqual({ status: 'rejected', reason: unavailable })
  }
  expect(performance.now() - began).toBeLessThan(500)
  await server.start()
  const read = () => store.conversations.read(id).catch(() => undefined)
  await expect.poll(read, { timeout: 10_000 }).toEqual([started()])
  await store.conversations.append(id, 1, [said(2, 'now')])
  expect(await store.conversations.read(id, 1)).toMatchObject([{ text: 'now' }])
})

test('while Redis stands still everything is refused soon; what was asked may be done, and asking again is harmless', async () => {
  const server = await redisServerOfTest()
  const store = await openStoreOfTest(server.url, { replyTimeoutMs: 300 })
  const id = newConversationId()
  await store.conversations.append(id, 0, [started()])
  server.pause()
  const entry = said(2, 'asked')
  await expect(store.conversations.append(id, 1, [entry])).rejects.toEqual(unavailable)
  await expect(store.conversations.read(id)).rejects.toEqual(unavailable)
  server.goOn()
  const read = () => store.conversations.read(id).catch(() => [])
  await expect.poll(async () => (await read()).length, { timeout: 15_000 }).toBeGreaterThan(0)
  const again = store.conversations.append(id, 1, [entry]).catch((error: unknown) => isCode(error, 'conflict'))
  expect([true, undefined]).toContain(await again)
  expect(await store.conversations.read(id)).toEqual([started(), entry])
})

test('closing while Redis stands still ends, and soon', async () => {
  const server = await redisServerOfTest()
  const store = await openStoreOn(server.url, { replyTimeoutMs: 300 })
  await store.conversations.append(newConversationId(), 0, [started()])
  server.pause()
  const writing = store.conversations.append(newConversationId(), 0, [started()]).catch((error: unknown) => error)
  const began = performance.now()
  await store.close()
  expect(performance.now() - began).toBeLessThan(3000)
  expect(await writing).toEqual(unavailable)
})

test('a Redis that is not there is an error that says where it was looked for', async () => {
  const server = await redisServerOfTest()
  await server.kill()
  await expect(openStoreOn(server.url, { openTimeoutMs: 200 })).rejects.toThrow(new URL(server.url).host)
})
