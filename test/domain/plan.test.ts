import { expect, test } from 'vitest'
import { noteEndsAt } from '../../bot/domain/handOverNote.ts'
import { swedishHolidays } from '../../bot/domain/holidays.ts'
import { closesAt, isOpenAt, nextOpening } from '../../bot/domain/openingHours.ts'
import { hoursOf, staffAt } from '../../bot/domain/plan.ts'
import settings from '../../bot/settings.json' with { type: 'json' }
import { type Plan, readPlan } from '../../shared/plan.ts'
import { settingsSchema } from '../../shared/settings.ts'

const timezone = 'Europe/Stockholm'
const at = (local: string) => Date.parse(`${local}+01:00`)
const shift = (from: string, to: string, ...staff: number[]) => ({ from, to, staff })
const office = [shift('09:00', '12:00', 1, 2), shift('13:00', '15:00', 2)]
const plan: Plan = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: [...office, shift('22:00', '02:00', 3)],
  saturday: [],
  sunday: [],
  holidays: [],
  exceptions: [{ date: '2026-01-15', shifts: [shift('10:00', '11:00', 4)] }],
}
const hours = hoursOf(plan, timezone, at('2026-01-14T10:00'))

test('holidays are those that the settings name, in both years', () => {
  const named = settings.openingHours.exceptions.map(({ date }) => date)
  expect([...swedishHolidays(2026), ...swedishHolidays(2027)]).toEqual(named)
})

test.each([
  [2000, '2000-04-23'],
  [2024, '2024-03-31'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i is %s', (year, easter) => {
  expect(swedishHolidays(year)).toContain(easter)
})

test('the line is open while the plan has a shift: lunch, exceptions, holidays and past midnight', () => {
  const open = (local: string) => isOpenAt(hours, at(local))
  expect(
    [
      '2026-01-14T11:59',
      '2026-01-14T12:00',
      '2026-01-14T13:00',
      '2026-01-15T09:30',
      '2026-01-15T10:30',
      '2026-01-16T23:59',
      '2026-01-17T01:59',
      '2026-01-17T02:00',
      '2026-04-03T10:00',
    ].map(open),
  ).toEqual([true, false, true, false, true, true, true, false, false])
})

test('a shift past midnight into a holiday goes on to its end', () => {
  const friday = hoursOf({ ...plan, thursday: [shift('20:00', '03:00')] }, timezone, at('2026-12-20T10:00'))
  expect(isOpenAt(friday, at('2026-12-24T21:00'))).toBe(false)
  const eve = hoursOf({ ...plan, wednesday: [shift('20:00', '03:00')] }, timezone, at('2026-12-20T10:00'))
  expect([isOpenAt(eve, at('2026-12-24T02:59')), isOpenAt(eve, at('2026-12-24T03:00'))]).toEqual([true, false])
})

test('the closed page names the next opening, and a shift past midnight closes once', () => {
  expect(nextOpening(hours, at('2026-01-14T20:00'))).toBe(at('2026-01-15T10:00'))
  expect(nextOpening(hours, at('2026-01-17T10:00'))).toBe(at('2026-01-19T09:00'))
  expect(closesAt(hours, at('2026-01-16T22:30'))).toBe(at('2026-01-17T02:00'))
})

test('who is on is named in the order in which they are rung, also after midnight', () => {
  expect(staffAt(plan, timezone, at('2026-01-14T10:00'))).toEqual([1, 2])
  expect(staffAt(plan, timezone, at('2026-01-17T01:00'))).toEqual([3])
  expect(staffAt(plan, timezone, at('2026-01-17T03:00'))).toEqual([])
  expect(staffAt(undefined, timezone, at('2026-01-14T10:00'))).toEqual([])
})

test('a note for the next shift goes when that shift ends', () => {
  expect(noteEndsAt(plan, hours, at('2026-01-14T11:55'))).toBe(at('2026-01-14T15:00'))
  expect(noteEndsAt(plan, hours, at('2026-01-14T14:55'))).toBe(at('2026-01-15T11:00'))
  expect(noteEndsAt(undefined, settingsSchema.parse(settings).openingHours, at('2026-01-16T14:55'))).toBe(
    at('2026-01-19T15:00'),
  )
})

test('everything that is wrong with a plan is said at once, with its place', () => {
  const wrong = {
    ...plan,
    monday: [shift('9:00', '15:00'), shift('10:00', '10:00'), shift('11:00', '12:00', 1, 1)],
    tuesday: 'closed',
    exceptions: [
      { date: '2026-02-30', shifts: [] },
      { date: '2026-05-02', shifts: [] },
    ],
  }
  expect(readPlan(wrong, [1, 2, 3, 4])).toEqual({
    problems: [
      { path: 'monday.0.from', code: 'time' },
      { path: 'monday.1', code: 'sameTime' },
      { path: 'monday.2', code: 'twice' },
      { path: 'tuesday', code: 'form' },
      { path: 'exceptions.0.date', code: 'date' },
    ],
  })
})

test('a plan without a shift, with one day twice, or with somebody who is not there is refused', () => {
  const day = { date: '2026-05-02', shifts: [] }
  expect(readPlan({ ...plan, exceptions: [day, day] }, [1, 2, 3, 4])).toEqual({
    problems: [{ path: 'exceptions', code: 'sameDate' }],
  })
  expect(readPlan(plan, [1, 2, 3])).toEqual({
    problems: [{ path: 'exceptions.0.shifts.0.staff', code: 'unknownStaff' }],
  })
  const none = Object.fromEntries(Object.keys(plan).map((day) => [day, []]))
  expect(readPlan(none, [])).toEqual({ problems: [{ path: '', code: 'noShifts' }] })
})
