import highsModule from 'highs'
import type { Ports } from './ports.ts'

// Its types speak of a CommonJS module, but a module is what Node loads.
const loadHighs = highsModule as unknown as typeof highsModule.default

/** HiGHS, compiled to WebAssembly: loaded once, when the first statistics release is made. */
export async function openWholeNumberSolver(): ReturnType<Ports['solver']> {
  const highs = await loadHighs()
  return {
    open({ size, sums }) {
      const starts = [0]
      for (const { cells } of sums) starts.push((starts.at(-1) ?? 0) + cells.length)
      const model = highs.createModel({
        numCols: size,
        numRows: sums.length,
        colCost: new Float64Array(size),
        colLower: new Float64Array(size),
        colUpper: new Float64Array(size).fill(highs.infinity),
        rowLower: sums.map(({ low }) => low),
        rowUpper: sums.map(({ high }) => high),
        matrix: {
          format: 'csr',
          numRows: sums.length,
          numCols: size,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(sums.flatMap(({ cells }) => [...cells])),
          values: new Float64Array(starts.at(-1) ?? 0).fill(1),
        },
        integrality: new Int32Array(size).fill(highs.constants.variableType.integer),
      })
      model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, random_seed: 1 })
      function solve(solver: 'simplex' | 'choose') {
        model.options.set('solver', solver)
        model.run()
        const isOptimal = model.getModelStatus() === highs.constants.modelStatus.optimal
        return isOptimal ? [...model.getSolution().colValue] : undefined
      }
      return {
        least(weights) {
          model.changeColsCost({ kind: 'range', from: 0, to: size - 1 }, weights)
          // Without whole numbers it is many times faster, and the answer is mostly whole all the same.
          const relaxed = solve('simplex')
          const isSettled =
            relaxed === undefined || relaxed.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
          return (isSettled ? relaxed : solve('choose'))?.map(Math.round)
        },
        close: () => model.dispose(),
      }
    },
  }
}
