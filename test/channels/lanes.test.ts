import { expect, test } from 'vitest'
import { createLanes } from '../../bot/channels/webchat/lanes.ts'
import { fixedClock } from '../support/fixedClock.ts'

const address = '203.0.113.7'

test('an address is known again for an hour, by a digest that says nothing of it, and by another one after that', () => {
  const clock = fixedClock()
  const laneOf = createLanes(clock)
  const lane = laneOf(address)
  expect(lane).not.toContain(address)
  expect(laneOf('203.0.113.8')).not.toBe(lane)
  clock.passTime(59 * 60_000)
  expect(laneOf(address)).toBe(lane)
  clock.passTime(60_000)
  expect(laneOf(address)).not.toBe(lane)
})

test('another process, or the same after a restart, knows an address by another digest', () => {
  expect(createLanes(fixedClock())(address)).not.toBe(createLanes(fixedClock())(address))
})
