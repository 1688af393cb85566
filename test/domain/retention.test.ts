import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eraseAt } from '../../bot/domain/retention.ts'

const retention = { closedHours: 24, abandonedHours: 12, waitingDays: 30 }
const quarterMs = 15 * 60_000
const at = Date.parse('2026-03-10T10:00Z')
const hoursAfter = (hours: number) => at + hours * 3_600_000

test('a closed conversation is kept from when it was closed, whatever was said before', () => {
  expect(eraseAt({ status: 'closed', lastWordAt: at - 5_000_000, closedAt: at }, retention)).toBe(hoursAfter(24))
})

test('a conversation that was closed because its time had come is kept no longer', () => {
  expect(eraseAt({ status: 'closed', lastWordAt: at, closedAt: at, expired: true }, retention)).toBe(at)
})

test('a conversation left with the bot is kept from the last word', () => {
  expect(eraseAt({ status: 'withBot', lastWordAt: at }, retention)).toBe(hoursAfter(12))
})

test('a conversation that waits or is with staff is kept for days from the last word', () => {
  expect(eraseAt({ status: 'waiting', lastWordAt: at }, retention)).toBe(hoursAfter(30 * 24))
  expect(eraseAt({ status: 'withStaff', lastWordAt: at, closedAt: undefined }, retention)).toBe(hoursAfter(30 * 24))
})

test('an instant of erasing is a whole quarter, never early and less than a quarter late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom('withBot', 'waiting', 'closed'), (now, status) => {
      const promised = now + (status === 'closed' ? 24 : status === 'withBot' ? 12 : 720) * 3_600_000
      const erased = eraseAt({ status, lastWordAt: now, closedAt: now }, retention)
      expect(erased % quarterMs).toBe(0)
      expect(erased - promised).toBeGreaterThanOrEqual(0)
      expect(erased - promised).toBeLessThan(quarterMs)
    }),
  )
})
