import { expect, test } from 'vitest'
import { createPresence } from '../bot/presence.ts'
import type { StaffId } from '../shared/ids.ts'
import { fixedClock } from './support/fixedClock.ts'

const minute = 60_000
const ben = 'ben' as StaffId
const eva = 'eva' as StaffId

function openPresence() {
  const clock = fixedClock()
  const presence = createPresence({ clock, attendedForMs: () => 30 * minute })
  let rung = 0
  presence.onStaffChange(() => rung++)
  return { clock, presence, rung: () => rung }
}

test('whoever is on duty keeps the line open for as long as they touch the console now and then', () => {
  const { clock, presence } = openPresence()
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  expect(presence.attending()).toEqual([])
  presence.consoleAttended(ben, 0, true)
  clock.passTime(30 * minute - 1)
  expect(presence.attending()).toEqual([ben])
  clock.passTime(1)
  expect([presence.attending(), presence.onDuty()]).toEqual([[], [ben]])
  presence.consoleAttended(ben, 0, true)
  expect(presence.attending()).toEqual([ben])
})

test('a console that comes back says how long ago it was touched, and nothing makes that younger', () => {
  const { presence } = openPresence()
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  presence.consoleAttended(ben, 31 * minute, true)
  expect(presence.attending()).toEqual([])
})

test('that the time has run out is told once, by looking', async () => {
  const { clock, presence, rung } = openPresence()
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  presence.consoleAttended(ben, 0, true)
  const before = rung()
  await presence.look()
  expect(rung()).toBe(before)
  clock.passTime(30 * minute)
  await presence.look()
  await presence.look()
  expect(rung()).toBe(before + 1)
})

test('a break is neither on duty nor away', () => {
  const { presence } = openPresence()
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  presence.consoleAttended(ben, 0, true)
  presence.shiftSet(ben, 'break')
  expect([presence.onDuty(), presence.attending(), presence.onBreak(), presence.staffPresent(ben)]).toEqual([
    [],
    [],
    [ben],
    true,
  ])
})

test('a break taken at one process holds at another where the same person has a console, and at no other', () => {
  const { presence } = openPresence()
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  presence.consoleOpened(eva)
  presence.shiftSetElsewhere(ben, 'break')
  presence.shiftSetElsewhere(eva, 'on')
  expect([presence.onDuty(), presence.onBreak()]).toEqual([[], [ben]])
})

test('the last console that goes takes the shift along', () => {
  const { presence } = openPresence()
  presence.consoleOpened(ben)
  presence.consoleOpened(ben)
  presence.shiftSet(ben, 'on')
  presence.consoleClosed(ben)
  expect(presence.onDuty()).toEqual([ben])
  presence.consoleClosed(ben)
  expect([presence.onDuty(), presence.staffPresent(ben)]).toEqual([[], false])
})
