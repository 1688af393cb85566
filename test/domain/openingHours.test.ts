import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closesAt, isOpenAt, monthOf, nextOpening, timeKindAt } from '../../bot/domain/openingHours.ts'
import type { OpeningHours } from '../../shared/settings.ts'

const never: OpeningHours = {
  timezone: 'Europe/Stockholm',
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
  exceptions: [],
}
const weekdays: OpeningHours = {
  ...never,
  monday: [['09:00', '15:00']],
  tuesday: [['09:00', '15:00']],
  wednesday: [['09:00', '15:00']],
  thursday: [['09:00', '15:00']],
  friday: [['09:00', '15:00']],
}
const allDay: [string, string][] = [['00:00', '24:00']]
const always: OpeningHours = {
  ...never,
  monday: allDay,
  tuesday: allDay,
  wednesday: allDay,
  thursday: allDay,
  friday: allDay,
  saturday: allDay,
  sunday: allDay,
}
const at = (instant: string) => Date.parse(instant)
const shown = (instant: number | undefined) => instant && new Date(instant).toISOString().slice(0, 16)

test('the line is open from the first minute to before the last', () => {
  const instants = [
    '2026-03-10T08:59+01:00',
    '2026-03-10T09:00+01:00',
    '2026-03-10T14:59+01:00',
    '2026-03-10T15:00+01:00',
  ]
  expect(instants.map((instant) => isOpenAt(weekdays, at(instant)))).toEqual([false, true, true, false])
})

test('opening hours follow the clocks on the wall when summer time begins and ends', () => {
  expect(shown(nextOpening(weekdays, at('2026-03-27T20:00Z')))).toBe('2026-03-30T07:00')
  expect(shown(nextOpening(weekdays, at('2026-10-23T20:00Z')))).toBe('2026-10-26T08:00')
  expect(shown(nextOpening(weekdays, at('2027-03-26T20:00Z')))).toBe('2027-03-29T07:00')
  expect(shown(nextOpening(weekdays, at('2027-10-29T20:00Z')))).toBe('2027-11-01T08:00')
})

test('a span over the night of the change is an hour shorter in spring and longer in autumn', () => {
  const nights = { ...never, sunday: [['01:00', '05:00']] as [string, string][] }
  const lengthFrom = (instant: string) => ((closesAt(nights, at(instant)) ?? 0) - at(instant)) / 3_600_000
  expect(lengthFrom('2026-03-29T00:00Z')).toBe(3)
  expect(lengthFrom('2026-10-24T23:00Z')).toBe(5)
})

test('a span inside the hour that is jumped over never opens, and one that begins in it opens at the jump', () => {
  const inside = { ...never, exceptions: [{ date: '2026-03-29', spans: [['02:15', '02:45']] as [string, string][] }] }
  const begins = { ...never, exceptions: [{ date: '2026-03-29', spans: [['02:15', '04:00']] as [string, string][] }] }
  expect(nextOpening(inside, at('2026-03-28T12:00Z'))).toBeUndefined()
  expect(shown(nextOpening(begins, at('2026-03-28T12:00Z')))).toBe('2026-03-29T01:00')
})

test('a time that comes twice opens at the first of them', () => {
  const twice = { ...never, exceptions: [{ date: '2026-10-25', spans: [['02:30', '04:00']] as [string, string][] }] }
  expect(shown(nextOpening(twice, at('2026-10-24T12:00Z')))).toBe('2026-10-25T00:30')
  expect(isOpenAt(twice, at('2026-10-25T01:10Z'))).toBe(true)
})

test('an exception replaces the weekday, closed or open', () => {
  const hours = {
    ...weekdays,
    exceptions: [
      { date: '2026-12-24', spans: [] },
      { date: '2026-12-25', spans: [] },
      { date: '2026-12-26', spans: [['10:00', '12:00'] as [string, string]] },
    ],
  }
  expect(isOpenAt(hours, at('2026-12-24T10:00+01:00'))).toBe(false)
  expect(shown(nextOpening(hours, at('2026-12-23T15:00+01:00')))).toBe('2026-12-26T09:00')
})

test('the next opening is found across the end of a year', () => {
  const hours = { ...weekdays, exceptions: [{ date: '2027-01-01', spans: [] }] }
  expect(shown(nextOpening(hours, at('2026-12-31T15:00+01:00')))).toBe('2027-01-04T08:00')
})

test('while the line is open, the next opening is the one after it closes', () => {
  expect(shown(nextOpening(weekdays, at('2026-03-10T10:00+01:00')))).toBe('2026-03-11T08:00')
})

test('a shift past midnight and several spans a day are kept apart or together as they are', () => {
  const hours: OpeningHours = {
    ...never,
    friday: [
      ['20:00', '24:00'],
      ['09:00', '12:00'],
    ],
    saturday: [['00:00', '03:00']],
  }
  expect(shown(closesAt(hours, at('2026-06-05T21:00+02:00')))).toBe('2026-06-06T01:00')
  expect(shown(nextOpening(hours, at('2026-06-05T12:00+02:00')))).toBe('2026-06-05T18:00')
})

test('a line that never opens has no next opening, and one that never closes neither', () => {
  const now = at('2026-03-10T10:00Z')
  expect([nextOpening(never, now), closesAt(never, now), isOpenAt(never, now)]).toEqual([undefined, undefined, false])
  expect([nextOpening(always, now), closesAt(always, now), isOpenAt(always, now)]).toEqual([undefined, undefined, true])
})

test('a closed line has no closing', () => {
  expect(closesAt(weekdays, at('2026-03-10T20:00Z'))).toBeUndefined()
})

test.each([
  ['2026-03-10T10:00+01:00', 'officeHours'],
  ['2026-03-10T16:00+01:00', 'weekdayClosed'],
  ['2026-03-10T06:00+01:00', 'weekdayClosed'],
  ['2026-03-10T05:59+01:00', 'nightOrWeekend'],
  ['2026-03-10T22:00+01:00', 'nightOrWeekend'],
  ['2026-03-14T12:00+01:00', 'nightOrWeekend'],
  ['2026-05-01T12:00+02:00', 'nightOrWeekend'],
])('%s counts as %s', (instant, kind) => {
  expect(timeKindAt({ ...weekdays, exceptions: [{ date: '2026-05-01', spans: [] }] }, at(instant))).toBe(kind)
})

test('the month is that of the place, not of UTC', () => {
  expect(monthOf(weekdays, at('2026-12-31T23:30Z'))).toBe('2027-01')
  expect(monthOf(weekdays, at('2026-05-31T22:30Z'))).toBe('2026-06')
})

const quarter = fc.integer({ min: 0, max: 96 })
const clock = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
const span = fc
  .tuple(quarter, quarter)
  .filter(([from, to]) => from < to)
  .map(([from, to]): [string, string] => [clock(from), clock(to)])
const spans = fc.array(span, { maxLength: 3 })
const changes = ['2026-03-29', '2026-10-25', '2027-01-01', '2027-03-28', '2027-10-31']
const somewhere = fc.record({
  timezone: fc.constantFrom('Europe/Stockholm', 'UTC', 'America/Havana', 'Asia/Kolkata', 'Australia/Lord_Howe'),
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
  exceptions: fc.uniqueArray(fc.record({ date: fc.constantFrom(...changes), spans }), { selector: ({ date }) => date }),
})
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }))
  .map(([date, minutes]) => at(`${date}T00:00Z`) + minutes * 60_000)

test('the next opening is never in the past, is open, and is closed just before', () => {
  fc.assert(
    fc.property(somewhere, nearChange, (hours, now) => {
      const next = nextOpening(hours, now)
      if (next === undefined) return
      expect(next).toBeGreaterThan(now)
      expect([isOpenAt(hours, next - 1), isOpenAt(hours, next)]).toEqual([false, true])
    }),
    { numRuns: 300 },
  )
})

test('between now and the next opening a closed line stays closed, and an open one is open until it closes', () => {
  fc.assert(
    fc.property(
      somewhere,
      nearChange,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (hours, now, part) => {
        const open = isOpenAt(hours, now)
        const until = open ? closesAt(hours, now) : nextOpening(hours, now)
        if (until === undefined) return
        expect(isOpenAt(hours, now + Math.floor((until - now) * part))).toBe(open)
        expect(isOpenAt(hours, until)).toBe(!open)
      },
    ),
    { numRuns: 300 },
  )
})

test('an instant is open when the clocks of the place stand within a span of that day', () => {
  const stockholm = new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const zone = somewhere.map((hours) => ({ ...hours, timezone: 'Europe/Stockholm' }))
  fc.assert(
    fc.property(zone, nearChange, (hours, now) => {
      const [date = '', time = ''] = stockholm.format(now).split(' ')
      // In the hour that comes twice, clocks alone do not tell which of the two it is.
      fc.pre(!(['2026-10-25', '2027-10-31'].includes(date) && time >= '02:00' && time < '03:00'))
      const day = (['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const)[
        new Date(`${date}T00:00Z`).getUTCDay()
      ]
      const ofDay = hours.exceptions.find((exception) => exception.date === date)?.spans ?? hours[day ?? 'sunday']
      expect(isOpenAt(hours, now)).toBe(ofDay.some(([from, to]) => from <= time && time < to))
    }),
    { numRuns: 500 },
  )
})
