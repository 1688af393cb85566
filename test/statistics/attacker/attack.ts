import loadHighs from 'highs'

/**
 * The attacker of disclosure.md: works out the smallest and the largest size of a group from published numbers. Shares nothing
 * with the product: cells are never joined, models are written as text, and a proof is a proof only when HiGHS found both ends.
 */
const highs = await (loadHighs as unknown as typeof loadHighs.default)()

/** A published number: how many are in these cells, at least and at most. */
export interface Claim {
  cells: readonly number[]
  low: number
  high: number
}

export interface Attack {
  /** Cells of the finest cube. */
  size: number
  claims: readonly Claim[]
  k: number
}

/**
 * Those of the groups that provably have somebody and fewer than k in them. With `truth`, only groups are looked at that
 * really are small: nothing false can be proven. `most`: enough when so many are found.
 */
export function provablySmall(
  attack: Attack,
  groups: readonly (readonly number[])[],
  { truth, most = Infinity }: { truth?: readonly number[]; most?: number } = {},
): (readonly number[])[] {
  const { k } = attack
  let suspects = truth ? groups.filter((group) => isBetween(sum(truth, group), 1, k - 1)) : [...groups]
  const proven: (readonly number[])[] = []
  const clear = (numbers: readonly number[]) => {
    suspects = suspects.filter((group) => isBetween(sum(numbers, group), 1, k - 1))
  }
  if (suspects.length > 3) {
    clear(solve(attack, 'Minimize', suspects))
    clear(solve(attack, 'Maximize', suspects))
  }
  while (proven.length < most) {
    const suspect = suspects[0]
    if (!suspect) break
    clear(solve(attack, 'Minimize', [suspect]))
    if (suspects[0] === suspect) clear(solve(attack, 'Maximize', [suspect]))
    if (suspects[0] === suspect) {
      proven.push(suspect)
      suspects = suspects.slice(1)
    }
  }
  return proven
}

/** The smallest and the largest size a group can have. */
export function rangeOf(attack: Attack, group: readonly number[]) {
  const [low, high] = (['Minimize', 'Maximize'] as const).map((end) => sum(solve(attack, end, [group]), group))
  return { low: low ?? 0, high: high ?? 0 }
}

const isBetween = (value: number, low: number, high: number) => low <= value && value <= high
const sum = (numbers: readonly number[], cells: readonly number[]) =>
  cells.reduce((total, cell) => total + (numbers[cell] ?? 0), 0)

function solve({ size, claims }: Attack, direction: 'Minimize' | 'Maximize', groups: readonly (readonly number[])[]) {
  const weights = new Map<number, number>()
  for (const cell of groups.flat()) weights.set(cell, (weights.get(cell) ?? 0) + 1)
  const all = Array.from({ length: size }, (_, cell) => `x${cell}`)
  const rows = claims.flatMap(({ cells, low, high }) => {
    const terms = lines(cells.map((cell) => `+ x${cell}`))
    return low === high ? [`${terms} = ${low}`] : [`${terms} >= ${low}`, `${terms} <= ${high}`]
  })
  const model = [
    direction,
    lines([...weights].map(([cell, weight]) => `+ ${weight} x${cell}`)),
    'Subject To',
    ...rows,
    'Bounds',
    ...all.map((name) => `0 <= ${name} <= 100000`),
    'General',
    lines(all),
    'End',
  ].join('\n')
  const { Status, Columns } = highs.solve(model, { output_flag: false, mip_rel_gap: 0 })
  if (Status !== 'Optimal') throw new Error(`what was published contradicts itself: ${Status}`)
  return all.map((name) => {
    const column = Columns[name]
    return Math.round(column && 'Primal' in column ? column.Primal : 0)
  })
}

const lines = (words: readonly string[]) =>
  words.map((word, index) => (index % 12 === 11 ? `${word}\n` : word)).join(' ')
