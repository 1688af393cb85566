/** Numbers of contacts that nobody knows but that add up to known ones. */
export interface Program {
  /** How many unknown whole numbers, none of them below 0. */
  size: number
  /** Sums over some of them that lie between two bounds, both included. */
  sums: readonly { cells: readonly number[]; low: number; high: number }[]
}

/** Integer linear programming. A solution is only ever a proposal: whoever asks checks it. */
export interface WholeNumberSolver {
  open(program: Program): OpenProgram
}

export interface OpenProgram {
  /** The numbers for which the weighted sum is smallest; `undefined` when there are none, or none was found. */
  least(weights: Float64Array): readonly number[] | undefined
  close(): void
}
