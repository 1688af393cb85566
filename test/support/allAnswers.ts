import type { Need, ScreeningAnswers } from '../../shared/screening.ts'

const subsets: (Need[] | undefined)[] = [
  undefined,
  [],
  ['children'],
  ['addiction'],
  ['suicidal'],
  ['children', 'addiction'],
  ['children', 'suicidal'],
  ['addiction', 'suicidal'],
  ['children', 'addiction', 'suicidal'],
]
const signals = ['none', 'denied', 'confirmed'] as const

/** What can be answered, and in how many ways; way 0 is skipped, no or none. */
export const ways = {
  role: 4,
  Q1: 4,
  Q2: 5,
  Q3: 4,
  Q4: 6,
  Q5: 4,
  Q6: 4,
  Q7: 4,
  Q8: subsets.length,
  asksForHuman: 2,
  acuteSignal: signals.length,
} as const

export const countOfAnswers = Object.values(ways).reduce((product, count) => product * count, 1)

/** The index-th way to answer the whole screening; the last of `ways` changes fastest. */
export function answersAt(index: number): ScreeningAnswers {
  let rest = index
  const take = (count: number) => {
    const way = rest % count
    rest = (rest - way) / count
    return way
  }
  const acuteSignal = signals[take(ways.acuteSignal)] ?? 'none'
  const asksForHuman = take(ways.asksForHuman) === 1
  const Q8 = subsets[take(ways.Q8)]
  const [Q7, Q6, Q5, Q4] = [take(ways.Q7), take(ways.Q6), take(ways.Q5), take(ways.Q4)]
  const [Q3, Q2, Q1, role] = [take(ways.Q3), take(ways.Q2), take(ways.Q1), take(ways.role)]
  return { role, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, asksForHuman, acuteSignal }
}
