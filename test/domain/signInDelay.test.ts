import { expect, test } from 'vitest'
import { createSignInDelay } from '../../bot/domain/signInDelay.ts'

const noon = Date.UTC(2026, 0, 14, 12)

test('each failed try doubles the wait, from a second up to five minutes', () => {
  const delay = createSignInDelay()
  let now = noon
  const waits = Array.from({ length: 11 }, () => {
    delay.begin('ben', now)
    const waitMs = delay.begin('ben', now)
    now += waitMs
    return waitMs / 1000
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
})

test('a try that came too early counts for nothing', () => {
  const delay = createSignInDelay()
  delay.begin('ben', noon)
  expect([delay.begin('ben', noon + 400), delay.begin('ben', noon + 999), delay.begin('ben', noon + 1000)]).toEqual([
    600, 1, 0,
  ])
})

test('of many tries at the same moment only the first is let through', () => {
  const delay = createSignInDelay()
  const waits = Array.from({ length: 10 }, () => delay.begin('ben', noon))
  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(1)
})

test('a success clears the wait of that name and of no other', () => {
  const delay = createSignInDelay()
  for (const name of ['ben', 'ruth']) delay.begin(name, noon)
  delay.succeeded('ben', noon)
  expect([delay.begin('ben', noon), delay.begin('ruth', noon)]).toEqual([0, 1000])
})

test('a try that nobody could judge counts for nothing, and those before it for what they did', () => {
  const delay = createSignInDelay()
  for (let nth = 0; nth < 100; nth++) {
    expect(delay.begin('ben', noon)).toBe(0)
    delay.unjudged('ben', noon)
  }
  delay.begin('ruth', noon)
  expect(delay.begin('ruth', noon + 1000)).toBe(0)
  delay.unjudged('ruth', noon + 1000)
  expect([delay.begin('ruth', noon + 1000), delay.begin('ruth', noon + 1000)]).toEqual([0, 2000])
})

test('trying many names is slowed to one a second after twenty', () => {
  const delay = createSignInDelay()
  const waits = Array.from({ length: 25 }, (_, nth) => delay.begin(`name ${nth}`, noon))
  expect(waits).toEqual([...Array(20).fill(0), ...Array(5).fill(1000)])
  expect(delay.begin('name 21', noon + 1000)).toBe(0)
  expect(delay.begin('name 22', noon + 1000)).toBe(1000)
})

test('successes use up nothing of what all names share, and save nothing up', () => {
  const delay = createSignInDelay()
  for (let nth = 0; nth < 100; nth++) {
    expect(delay.begin('ben', noon)).toBe(0)
    delay.succeeded('ben', noon)
  }
  const waits = Array.from({ length: 21 }, (_, nth) => delay.begin(`name ${nth}`, noon))
  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(20)
})

test('no more names are remembered than it was told; the one tried longest ago is forgotten', () => {
  const delay = createSignInDelay({ mostNames: 2 })
  for (const name of ['a', 'b', 'c']) delay.begin(name, noon)
  expect([delay.begin('b', noon), delay.begin('c', noon), delay.begin('a', noon)]).toEqual([1000, 1000, 0])
})
