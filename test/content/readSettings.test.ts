import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSettings, readSettingsFile } from '../../bot/content/readSettings.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }

test('the settings that come with the program are good', () => {
  expect(readSettingsFile('bot/settings.json')).toEqual({ settings: defaults })
})

test('the line is closed on every public holiday of Sweden in 2026 and 2027', () => {
  const closed = defaults.openingHours.exceptions.filter(({ spans }) => spans.length === 0).map(({ date }) => date)
  expect(closed).toEqual([2026, 2027].flatMap(holidaysOf))
})

test('everything that is wrong is listed at once, with its path', () => {
  const wrong = {
    ...structuredClone(defaults),
    municipality: '',
    openingHours: {
      ...defaults.openingHours,
      timezone: 'Mars/Olympus',
      monday: [['15:00', '09:00'], ['9', '10:00'], ['09:00']],
      tuesday: undefined,
      lunday: [],
      exceptions: [{ date: '2026-02-30', spans: [] }],
    },
    numbers: { ...defaults.numbers, line: 112 },
    districts: [{ code: 'Öst', name: 'Öst' }],
    retention: { closedHours: 0, abandonedHours: 24, waitingDays: 'long' },
    definitionVersion: 'as decided in 2019',
    leaveTo: 'http://www.example.org/',
    colour: 'blue',
  }
  expect(parseSettings(wrong)).toEqual({
    problems: [
      'municipality is empty',
      'openingHours.timezone is not a time zone such as Europe/Stockholm',
      'openingHours.monday[0] must start before it ends',
      'openingHours.monday[1][0] is not a time such as 09:00',
      'openingHours.monday[1] must start before it ends',
      'openingHours.monday[2] has too few or too many values',
      'openingHours.tuesday is missing',
      'openingHours.exceptions[0].date is not a date such as 2026-12-24',
      'openingHours.lunday is not a setting',
      'numbers.line is not a text',
      'districts[0].code is not a code such as nordost or GBG-2019',
      'retention.closedHours must be more than 0',
      'retention.waitingDays is not a number',
      'definitionVersion is not a code such as nordost or GBG-2019',
      'leaveTo is not an https address',
      'colour is not a setting',
    ],
  })
})

test('keeping texts longer needs the reference of a decision', () => {
  const problem = { problems: [expect.stringMatching(/^retention is longer than 24 hours, 24 hours and 30 days/)] }
  const keep = { closedHours: 24, abandonedHours: 24, waitingDays: 30 }
  expect(parseSettings({ ...defaults, retention: { ...keep, closedHours: 25 } })).toEqual(problem)
  expect(parseSettings({ ...defaults, retention: { ...keep, abandonedHours: 25 } })).toEqual(problem)
  expect(parseSettings({ ...defaults, retention: { ...keep, waitingDays: 31, decision: ' ' } })).toEqual(problem)
  expect(
    parseSettings({ ...defaults, retention: { ...keep, waitingDays: 31, decision: 'SN 2026-17' } }),
  ).toHaveProperty('settings.retention.waitingDays', 31)
})

test('a date or a district that comes twice is refused, and so is a district named like an answer', () => {
  const christmas = { date: '2026-12-24', spans: [] }
  const north = { code: 'north', name: 'North' }
  const twice = { ...defaults.openingHours, exceptions: [christmas, christmas] }
  expect(parseSettings({ ...defaults, openingHours: twice })).toHaveProperty('problems.length', 1)
  expect(parseSettings({ ...defaults, districts: [north, north] })).toHaveProperty('problems.length', 1)
  expect(parseSettings({ ...defaults, districts: [{ ...north, code: 'declined' }] })).toHaveProperty(
    'problems.length',
    1,
  )
})

test('something that is not a group of settings is one problem', () => {
  expect(parseSettings([])).toEqual({ problems: ['the settings file is not a group of settings'] })
})

test('a file that is missing or is not JSON is a problem, not a crash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  const path = join(folder, 'settings.json')
  expect(readSettingsFile(path)).toEqual({ problems: [`the settings file ${path} cannot be read`] })
  writeFileSync(path, '{ "municipality": ')
  expect(readSettingsFile(path)).toEqual({ problems: [`the settings file ${path} is not JSON`] })
  rmSync(folder, { recursive: true })
})

/** Public holidays, and the eves on which offices are closed as on holidays. */
function holidaysOf(year: number) {
  const dayOf = (month: number, date: number) => Date.UTC(year, month - 1, date)
  const firstFrom = (weekday: number, from: number) => from + ((weekday - new Date(from).getUTCDay() + 7) % 7) * dayMs
  const easter = easterOf(year)
  const midsummer = firstFrom(6, dayOf(6, 20))
  const fixed = [dayOf(1, 1), dayOf(1, 6), dayOf(5, 1), dayOf(6, 6)]
  const christmas = [24, 25, 26, 31].map((date) => dayOf(12, date))
  const byEaster = [-2, 0, 1, 39, 49].map((days) => easter + days * dayMs)
  const onSaturdays = [midsummer - dayMs, midsummer, firstFrom(6, dayOf(10, 31))]
  return [...fixed, ...christmas, ...byEaster, ...onSaturdays]
    .sort((one, other) => one - other)
    .map((day) => new Date(day).toISOString().slice(0, 10))
}

const dayMs = 24 * 60 * 60 * 1000

/** Easter Sunday: the Sunday after the full moon of spring, by Gauss for the years 1900 to 2099. */
function easterOf(year: number) {
  const moon = (19 * (year % 19) + 24) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
  return Date.UTC(year, 2, 22 + moon + sunday)
}
