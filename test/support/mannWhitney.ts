/**
 * How likely two rows of numbers differ at least so much by chance alone, if they are of one kind: the two-sided p of the
 * Mann-Whitney U test, by the normal approximation with its corrections for ties and continuity.
 */
export function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length]
  const { ranks, ties } = ranksOf([...one, ...other])
  const sum = ranks.slice(0, n).reduce((total, rank) => total + rank, 0)
  const u = sum - (n * (n + 1)) / 2
  const total = n + m
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))))
  if (deviation === 0) return 1
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / deviation
  return 2 * upperTail(z)
}

/** Those that are equal share their ranks' mean. */
function ranksOf(values: readonly number[]) {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value)
  const ranks: number[] = Array(values.length)
  let ties = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && order[end]?.value === order[start]?.value) end++
    const count = end - start
    for (const { place } of order.slice(start, end)) ranks[place] = (start + 1 + end) / 2
    ties += count ** 3 - count
    start = end
  }
  return { ranks, ties }
}

/** Of the normal distribution, for z of 0 or more (Abramowitz and Stegun, 26.2.17; wrong by less than 1e-7). */
function upperTail(z: number) {
  const t = 1 / (1 + 0.2316419 * z)
  const coefficients = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const series = coefficients.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}
