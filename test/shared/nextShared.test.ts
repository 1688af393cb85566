import { expect, test } from 'vitest'
import { createNextShared } from '../../shared/nextShared.ts'

test('all who ask while a run is under way share the next one, and none gets the one that began before', async () => {
  const ends: (() => void)[] = []
  let runs = 0
  const ask = createNextShared(() => {
    const mine = ++runs
    return new Promise<number>((resolve) => ends.push(() => resolve(mine)))
  })
  const [first, second, third] = [ask(), ask(), ask()]
  ends[0]?.()
  expect(await first).toBe(1)
  await Promise.resolve()
  ends[1]?.()
  expect([await second, await third]).toEqual([2, 2])
  const fourth = ask()
  ends[2]?.()
  expect(await fourth).toBe(3)
})

test('a run that fails does not hold up the next', async () => {
  let runs = 0
  const ask = createNextShared(async () => {
    if (++runs === 1) throw new Error('once')
    return runs
  })
  const [failed, next] = [ask(), ask()]
  await expect(failed).rejects.toThrow('once')
  expect(await next).toBe(2)
})
