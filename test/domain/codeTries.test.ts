import { expect, test } from 'vitest'
import { createCodeTries } from '../../bot/domain/codeTries.ts'

const second = 1000
const year = 365 * 24 * 60 * 60 * second

/** Tries as often as it is let, and says how many got through. */
function guess(seconds: number, laneOf: (nth: number) => string) {
  const tries = createCodeTries()
  let through = 0
  for (let now = 0; now < seconds * second; now += 10) if (tries.begin(laneOf(now / 10), now) === 0) through += 1
  return { tries, through }
}

test('a year of guessing from everywhere finds one of a hundred codes with less than one in a million', () => {
  const hour = 3600
  const { through } = guess(hour, (nth) => String(nth % 1000))
  expect(through).toBeGreaterThan(hour)
  const ayear = (through / hour) * (year / second)
  expect((ayear * 100) / 10 ** 16).toBeLessThan(2 ** -20)
})

test('one who guesses leaves room for everybody else', () => {
  const { tries, through } = guess(600, () => 'the one')
  expect(through).toBeLessThan(600)
  expect(tries.begin('somebody', 600 * second)).toBe(0)
})

test('a right code costs nothing, and a wrong one is told how long to wait', () => {
  const tries = createCodeTries()
  for (let nth = 0; nth < 100; nth++) {
    expect(tries.begin('a', 0)).toBe(0)
    tries.succeeded('a', 0)
  }
  for (let nth = 0; nth < 10; nth++) expect(tries.begin('a', 0)).toBe(0)
  const waitMs = tries.begin('a', 0)
  expect(waitMs).toBeGreaterThan(0)
  expect(tries.begin('a', waitMs)).toBe(0)
})

test('whoever asks while others guess from everywhere gets a turn when they were told to come back', () => {
  const tries = createCodeTries()
  const guesses = (now: number) => {
    for (let lane = 0; lane < 100; lane++) tries.begin(`guess ${lane}`, now)
  }
  guesses(0)
  const waitMs = tries.begin('visitor', 0)
  expect(waitMs).toBeGreaterThan(0)
  expect(waitMs).toBeLessThan(60 * second)
  for (let now = 10; now <= waitMs; now += 10) guesses(now)
  expect(tries.begin('visitor', waitMs)).toBe(0)
})
