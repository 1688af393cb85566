/** A fraction, never rounded. */
interface Fraction {
  top: bigint
  bottom: bigint
}

/**
 * Those of the groups whose size follows from the published sums by adding and subtracting alone (requirements.md R6.4):
 * Gaussian elimination over exact fractions. Cells that no sum tells apart are one column.
 */
export function inRowSpace(
  size: number,
  sums: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): (readonly number[])[] {
  const signatures = new Array<string>(size).fill('')
  sums.forEach((cells, number) => {
    for (const cell of cells) signatures[cell] += `${number},`
  })
  const columns = new Map([...new Set(signatures)].map((signature, column) => [signature, column]))
  const columnOf = (cell: number) => columns.get(signatures[cell] ?? '') ?? 0
  const cellsIn = Array.from({ length: columns.size }, () => 0)
  for (let cell = 0; cell < size; cell += 1) cellsIn[columnOf(cell)] = (cellsIn[columnOf(cell)] ?? 0) + 1

  const vector = (cells: readonly number[]) => {
    const held = Array.from({ length: columns.size }, () => 0)
    for (const cell of cells) held[columnOf(cell)] = (held[columnOf(cell)] ?? 0) + 1
    const isWhole = held.every((number, column) => number === 0 || number === cellsIn[column])
    return isWhole ? held.map((number) => fraction(number === 0 ? 0n : 1n)) : undefined
  }
  const basis: { pivot: number; row: Fraction[] }[] = []
  const reduce = (row: Fraction[]) => {
    for (const { pivot, row: known } of basis) {
      const factor = row[pivot] ?? zero
      if (factor.top !== 0n) row = row.map((value, column) => minus(value, times(factor, known[column] ?? zero)))
    }
    return row
  }
  for (const cells of sums) {
    const row = reduce(vector(cells) ?? [])
    const pivot = row.findIndex(({ top }) => top !== 0n)
    const lead = row[pivot]
    if (lead) basis.push({ pivot, row: row.map((value) => times(value, { top: lead.bottom, bottom: lead.top })) })
  }
  return groups.filter((group) => {
    const row = vector(group)
    return row !== undefined && reduce(row).every(({ top }) => top === 0n)
  })
}

const zero: Fraction = { top: 0n, bottom: 1n }
const fraction = (top: bigint, bottom = 1n): Fraction => {
  const shared = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n
  const sign = bottom < 0n ? -1n : 1n
  return { top: (sign * top) / shared, bottom: (sign * bottom) / shared }
}
const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other))
const times = (one: Fraction, other: Fraction) => fraction(one.top * other.top, one.bottom * other.bottom)
const minus = (one: Fraction, other: Fraction) =>
  fraction(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom)
