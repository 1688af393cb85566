import { createClient } from 'redis'
import { expect, onTestFinished, test } from 'vitest'
import { openRedisPeers } from '../../bot/stores/redis/openRedisPeers.ts'
import { redisServerOfTest } from '../support/redisServer.ts'
import { createUntil } from '../support/until.ts'

/** Two processes of one line, and what the second has heard. */
async function openTwo() {
  const redis = await redisServerOfTest()
  const [one, other] = await Promise.all([openRedisPeers(redis.url), openRedisPeers(redis.url)])
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
  const { changed, until } = createUntil()
  const heard: string[] = []
  other.onRing((message) => {
    heard.push(message)
    changed()
  })
  return { redis, one, other, until, heard }
}

test('a ring is heard by the others and not by the one who rang', async () => {
  const { one, until, heard } = await openTwo()
  const own: string[] = []
  one.onRing((message) => own.push(message))
  one.ring('first')
  one.ring('second one')
  await until('both are heard', () => heard.length === 2)
  expect(heard).toEqual(['first', 'second one'])
  expect(own).toEqual([])
})

test('a ring that Redis did not take is rung again, though nobody’s connection broke', async () => {
  const { redis, one, until, heard } = await openTwo()
  const operator = createClient({ url: redis.url })
  await operator.connect()
  onTestFinished(() => operator.destroy())
  await operator.sendCommand(['ACL', 'SETUSER', 'default', '-publish'])
  one.ring('not now')
  // In order behind the ring, so it has been refused.
  await one.tell('still here')
  await operator.sendCommand(['ACL', 'SETUSER', 'default', '+publish'])
  await until('the ring is heard', () => heard.includes('not now'))
})

test('of two who ask, one holds a task, and keeps it as long as it asks', async () => {
  const { one, other } = await openTwo()
  expect([await one.hold('replies', 5000), await other.hold('replies', 5000)]).toEqual([true, false])
  expect([await one.hold('replies', 1), await other.hold('another', 5000)]).toEqual([true, true])
})

test('what a process tells is known to the others until it is gone', async () => {
  const { one, other } = await openTwo()
  await one.tell('here')
  expect(await other.others()).toEqual(['here'])
  expect(await one.others()).toEqual([])
  await one.close()
  expect(await other.others()).toEqual([])
})
