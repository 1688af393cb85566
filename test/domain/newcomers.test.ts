import { expect, test } from 'vitest'
import { createNewcomers } from '../../bot/domain/newcomers.ts'

const now = Date.UTC(2026, 0, 14, 9, 0)
const times = <Value>(count: number, run: () => Value) => Array.from({ length: count }, run)

test('a hundred and twenty may begin at once, and then twenty a second', () => {
  const newcomers = createNewcomers()
  const begin = (at = now) => newcomers.begin(at, 'canWork')
  const waits = times(122, begin)
  expect(waits.slice(0, 120)).toEqual(Array(120).fill(0))
  expect(waits.slice(120)).toEqual([50, 50])
  expect([begin(now + 49), begin(now + 50), begin(now + 50)]).toEqual([1, 0, 50])
})

test('a quiet night saves up no more than that', () => {
  const newcomers = createNewcomers()
  newcomers.begin(now, 'canWork')
  const waits = times(121, () => newcomers.begin(now + 8 * 3_600_000, 'canWork'))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(120)
})

test('work is asked for only when room is scarce, and the more the scarcer it is', () => {
  const newcomers = createNewcomers()
  const workAfter = (count: number) => {
    times(count, () => newcomers.begin(now, 'canWork'))
    return newcomers.workBits(now)
  }
  expect(workAfter(80)).toBe(0)
  expect([workAfter(1), workAfter(19), workAfter(20)]).toEqual([14, 16, 17])
  expect(newcomers.workBits(now + 3000)).toBe(0)
})

test('without script nobody works; when room is scarce ten begin, and then one a second, and leave the rest of the room', () => {
  const newcomers = createNewcomers()
  const walks = (at = now) => newcomers.begin(at, 'cannotWork')
  expect(times(81, walks).every((wait) => wait === 0)).toBe(true)
  const waits = times(12, walks)
  expect(waits).toEqual([...Array(10).fill(0), 1000, 1000])
  expect(newcomers.begin(now, 'canWork')).toBe(0)
})
