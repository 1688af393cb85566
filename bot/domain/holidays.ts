import { daysAfter, weekdayOf } from './localTime.ts'

/**
 * Public holidays of Sweden in a year (lag 1989:253), and Midsummer's, Christmas and New Year's Eve, which the holidays
 * act counts as such (semesterlagen 3 a §).
 */
export function swedishHolidays(year: number): string[] {
  const easter = easterOf(year)
  return [
    `${year}-01-01`,
    `${year}-01-06`,
    daysAfter(easter, -2),
    easter,
    daysAfter(easter, 1),
    `${year}-05-01`,
    daysAfter(easter, 39),
    daysAfter(easter, 49),
    `${year}-06-06`,
    weekdayFrom(`${year}-06-19`, 5),
    weekdayFrom(`${year}-06-20`, 6),
    weekdayFrom(`${year}-10-31`, 6),
    `${year}-12-24`,
    `${year}-12-25`,
    `${year}-12-26`,
    `${year}-12-31`,
  ].sort()
}

/** Whether it is a public holiday in Sweden; `date` as `2026-06-06`. */
export const isHoliday = (date: string) => swedishHolidays(Number(date.slice(0, 4))).includes(date)

/** Easter Day of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  const month = String(Math.floor(f / 31)).padStart(2, '0')
  return `${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`
}

/** The first such day of the week (0 for Sunday) on or after a date. */
const weekdayFrom = (date: string, weekday: number) => daysAfter(date, (weekday - weekdayOf(date) + 7) % 7)
