import { expect, test } from 'vitest'
import { createPresence } from '../bot/presence.ts'
import type { ConversationId, StaffId } from '../shared/ids.ts'
import { fixedClock } from './support/fixedClock.ts'

const minute = 60_000
const ben = 'ben' as StaffId
const eva = 'eva' as StaffId
const empty = { consoles: [], onDuty: [], onBreak: [], attending: [], audible: [], pages: [] }

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

const talk = 'talk' as ConversationId

test('a line is lost when its last page is gone, here or at another process, and found when one comes back', () => {
  const { clock, presence } = openPresence()
  const lostAt = () => presence.visitorLostAt(talk)
  presence.pageOpened(talk)
  presence.seeElsewhere([{ ...empty, pages: [talk] }])
  presence.pageClosed(talk)
  expect(lostAt()).toBeUndefined()
  clock.passTime(5 * minute)
  const diedAt = clock.now()
  presence.seeElsewhere([empty])
  clock.passTime(minute)
  presence.seeElsewhere([empty])
  expect(lostAt()).toBe(diedAt)
  presence.pageOpened(talk)
  expect(lostAt()).toBeUndefined()
})

test('after a day somebody who left is no longer cut off', async () => {
  const { clock, presence } = openPresence()
  presence.pageOpened(talk)
  presence.pageClosed(talk)
  clock.passTime(24 * 60 * minute)
  await presence.look()
  expect(presence.visitorLostAt(talk)).toBeDefined()
  clock.passTime(1)
  await presence.look()
  expect(presence.visitorLostAt(talk)).toBeUndefined()
})

test('a page without a connection is there for as long as it asks now and then', async () => {
  const { clock, presence } = openPresence()
  const id = 'conversation' as ConversationId
  const changes: boolean[] = []
  presence.onVisitorChange(() => changes.push(presence.visitorPresent(id)))
  presence.pagePolled(id)
  clock.passTime(10_000)
  presence.pagePolled(id)
  clock.passTime(10_000)
  await presence.look()
  expect([presence.visitorPresent(id), presence.own().pages]).toEqual([true, [id]])
  clock.passTime(6000)
  await presence.look()
  expect([presence.visitorPresent(id), presence.visitorLostAt(id), changes]).toEqual([
    false,
    clock.now(),
    [true, false],
  ])
})
