import type { Theme } from '../../../shared/statistics/themes.ts'
import type { Known } from './selection.ts'
import { type RuledGroup, themeModel } from './themeModel.ts'
import type { OpenProgram, Program, WholeNumberSolver } from './wholeNumbers.ts'

/**
 * Whether nobody who has the known numbers can prove of any group of the theme that it has somebody in it and fewer than `k`
 * (disclosure.md, "The rule"). Yes only when every group has a witness: whole numbers that agree with everything known and
 * leave the group empty, or give it at least `k`. Sees nothing but what is known, so that a no tells nothing else.
 */
export function nobodyIsPointedAt(
  theme: Theme,
  known: readonly Known[],
  k: number,
  solver: WholeNumberSolver,
): boolean {
  const { program, groups } = themeModel(theme, known)
  const open = solver.open(program)
  try {
    return everyGroupHasAWitness(program, groups, k, open)
  } finally {
    open.close()
  }
}

function everyGroupHasAWitness(program: Program, groups: readonly RuledGroup[], k: number, open: OpenProgram) {
  let remaining = groups
  /** Asks for numbers and strikes out every group they are a witness for. */
  const ask = (weights: Float64Array) => {
    const found = open.least(weights)
    // The solver is never taken at its word.
    if (!found || !isSolution(program, found)) return false
    remaining = remaining.filter(({ inner, outer }) => sumOf(found, inner) > 0 && sumOf(found, outer) < k)
    return true
  }
  // One solution is a witness for many groups, so that few are left to be looked at alone.
  for (let before = Infinity; remaining.length > 0 && remaining.length < before; ) {
    before = remaining.length
    const { size } = program
    if (
      !ask(
        weigh(
          size,
          remaining.map(({ inner }) => inner),
          1,
        ),
      )
    )
      return false
    if (
      !ask(
        weigh(
          size,
          remaining.map(({ outer }) => outer),
          -1,
        ),
      )
    )
      return false
  }
  for (let group = remaining[0]; group; group = remaining[0]) {
    if (!ask(weigh(program.size, [group.inner], 1))) return false
    if (remaining[0] === group && !ask(weigh(program.size, [group.outer], -1))) return false
    if (remaining[0] === group) return false
  }
  return true
}

function weigh(size: number, cellSets: readonly (readonly number[])[], weight: number) {
  const weights = new Float64Array(size)
  for (const cells of cellSets) for (const cell of cells) weights[cell] = (weights[cell] ?? 0) + weight
  return weights
}

const isSolution = ({ size, sums }: Program, numbers: readonly number[]) =>
  numbers.length === size &&
  numbers.every((number) => Number.isSafeInteger(number) && number >= 0) &&
  sums.every(({ cells, low, high }) => {
    const sum = sumOf(numbers, cells)
    return low <= sum && sum <= high
  })

function sumOf(numbers: readonly number[], cells: readonly number[]) {
  let sum = 0
  for (const cell of cells) sum += numbers[cell] ?? 0
  return sum
}
