import { expect, test } from 'vitest'
import { type Claim, provablySmall } from './attacker/attack.ts'
import { randomNumbers } from './contacts.ts'

/** The cube of requirements.md section 6: callers × channels × half-years × urgency. */
const axes = [3, 2, 2, 3]
const size = 36
const k = 5

/** Every group that a filter can ask for: one or none of each dimension. */
const groups = axes
  .reduce<(number | undefined)[][]>(
    (found, codes) =>
      found.flatMap((chosen) =>
        [undefined, ...Array.from({ length: codes }, (_, code) => code)].map((code) => [...chosen, code]),
      ),
    [[]],
  )
  .map((chosen) => Array.from({ length: size }, (_, cell) => cell).filter((cell) => isIn(cell, chosen)))

function isIn(cell: number, chosen: readonly (number | undefined)[]) {
  let rest = cell
  return axes.every((codes, axis) => {
    const code = rest % codes
    rest = Math.floor(rest / codes)
    return chosen[axis] === undefined || chosen[axis] === code
  })
}

type Method = (count: number, random: () => number) => { low: number; high: number }
const exactly = (count: number) => ({ low: count, high: count })

/** What hotlines and statistical offices commonly do with each answer. The attacker knows the method. */
const weakMethods: Readonly<Record<string, Method>> = {
  'fewer than 5 suppressed, 0 shown': (count) => (count > 0 && count < 5 ? { low: 1, high: 4 } : exactly(count)),
  'fewer than 5 suppressed, 0 too': (count) => (count < 5 ? { low: 0, high: 4 } : exactly(count)),
  'rounded to the nearest 5': (count) => {
    const shown = 5 * Math.round(count / 5)
    return { low: Math.max(0, shown - 2), high: shown + 2 }
  },
  'rounded at random to base 3': (count, random) => {
    const rest = count % 3
    const shown = rest === 0 ? count : random() < rest / 3 ? count + 3 - rest : count - rest
    return { low: Math.max(0, shown - 2), high: shown + 2 }
  },
  'cell key of at most 2, zeros kept': (count, random) => {
    if (count === 0) return exactly(0)
    const shown = Math.max(0, count + Math.floor(random() * 5) - 2)
    return { low: Math.max(1, shown - 2), high: shown + 2 }
  },
  'shown as they are from 10, rounded to 5': (count) => {
    if (count < 10) return { low: 0, high: 9 }
    const shown = 5 * Math.round(count / 5)
    return { low: Math.max(10, shown - 2), high: shown + 2 }
  },
}

test.each(Object.entries(weakMethods))('the attacker proves something against: %s', (_, method) => {
  const found = [1, 2, 3].flatMap((seed) => {
    const random = randomNumbers(seed)
    const truth = new Array<number>(size).fill(0)
    for (let contact = 0; contact < 80; contact += 1) {
      const cell = Math.floor(random() ** 2 * size)
      truth[cell] = (truth[cell] ?? 0) + 1
    }
    const claims: Claim[] = groups.map((cells) => ({
      cells,
      ...method(
        cells.reduce((sum, cell) => sum + (truth[cell] ?? 0), 0),
        random,
      ),
    }))
    return provablySmall({ size, claims, k }, groups, { truth, most: 1 })
  })
  expect(found.length).toBeGreaterThan(0)
})
