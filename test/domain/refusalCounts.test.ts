import { expect, test } from 'vitest'
import { createRefusalCounts } from '../../bot/domain/refusalCounts.ts'

const quarter = 15 * 60_000

/** Writes what is due, as the job does, and tells how it was counted. */
function counter() {
  const counts = createRefusalCounts<string>()
  const writes = (now: number, isWhole?: () => boolean) =>
    counts.due(now, isWhole).map(({ act, times, written }) => {
      written()
      return [act, times]
    })
  return { ...counts, writes }
}

test('the first refusal is told at once, then tenfold, and the rest when its quarter is over', () => {
  const { note, writes } = counter()
  const told: unknown[] = []
  for (let nth = 0; nth < 250; nth++) {
    note('ben', nth)
    told.push(...writes(nth))
  }
  expect(told).toEqual([
    ['ben', 1],
    ['ben', 9],
    ['ben', 90],
  ])
  expect(writes(quarter - 1)).toEqual([])
  expect(writes(quarter)).toEqual([['ben', 150]])
  expect(writes(2 * quarter)).toEqual([])
})

test('a flood takes a handful of entries a quarter, and every refusal is counted', () => {
  const { note, writes } = counter()
  const told: [string, number][] = []
  for (let nth = 0; nth < 100_000; nth++) {
    note(nth % 2 ? 'ben' : 'ruth', nth)
    if (nth % 100 === 0) told.push(...(writes(nth) as [string, number][]))
  }
  told.push(...(writes(0, () => true) as [string, number][]))
  expect(told.length).toBeLessThan(15)
  for (const who of ['ben', 'ruth']) {
    const times = told.flatMap(([act, count]) => (act === who ? [count] : []))
    expect(times.reduce((sum, count) => sum + count, 0)).toBe(50_000)
  }
})

test('what could not be written is due again, with what came meanwhile', () => {
  const { note, due, writes } = counter()
  note('ben', 0)
  expect(due(0)).toHaveLength(1)
  note('ben', 1)
  expect(writes(1)).toEqual([['ben', 2]])
  expect(writes(1, () => true)).toEqual([])
})
