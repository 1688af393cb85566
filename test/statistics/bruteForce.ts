/** Every way of putting up to `most` contacts into the cells. */
export function* everyTable(cells: number, most: number): Generator<number[]> {
  if (cells === 0) yield []
  else
    for (let count = 0; count <= most; count += 1)
      for (const rest of everyTable(cells - 1, most - count)) yield [count, ...rest]
}

export const sumOf = (numbers: readonly number[], cells: readonly number[]) =>
  cells.reduce((sum, cell) => sum + (numbers[cell] ?? 0), 0)
