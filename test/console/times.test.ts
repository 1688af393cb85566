import { expect, test } from 'vitest'
import { lastedText, whenText } from '../../console/text/times.ts'

const minute = 60_000
const hour = 60 * minute

test('what lasts is told to the second within a day, and in days and hours after that', () => {
  expect(lastedText('sv', 42_000)).toBe('0:42')
  expect(lastedText('sv', 24 * hour - 1)).toBe('23:59:59')
  expect(lastedText('sv', 24 * hour)).toBe('1 dygn 0 tim')
  expect(lastedText('en', 76 * hour + minute)).toBe('3 days 4 hrs')
})

test('an instant of another day is told with its day', () => {
  const at = new Date(2026, 10, 25, 14, 32).getTime()
  expect([whenText('sv', at), whenText('en', at)]).toEqual(['25 nov. 14:32', '25 Nov 14:32'])
})
