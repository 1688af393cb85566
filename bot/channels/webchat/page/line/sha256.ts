const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && ![2, 3, 5, 7, 11, 13, 17].some((small) => n > small && n % small === 0),
)
const fraction = (n: number, root: number) => ((n ** root % 1) * 2 ** 32) | 0
const start = primes.slice(0, 8).map((n) => fraction(n, 1 / 2))
const constants = primes.map((n) => fraction(n, 1 / 3))

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))
/** A word of the block is made from earlier ones. */
const small = (word: number, one: number, two: number, three: number) =>
  turned(word, one) ^ turned(word, two) ^ (word >>> three)
const big = (word: number, one: number, two: number, three: number) =>
  turned(word, one) ^ turned(word, two) ^ turned(word, three)

const schedule = new Int32Array(64)

/**
 * The first 32 bits of SHA-256 of at most 55 ASCII letters, in one step. The browser's own digest answers later, one promise each,
 * and not at all without TLS.
 */
export function firstWordOfSha256(text: string): number {
  schedule.fill(0)
  const put = (at: number, byte: number) => {
    schedule[at >> 2] = at0(schedule, at >> 2) | (byte << (24 - (at % 4) * 8))
  }
  for (let at = 0; at < text.length; at++) put(at, text.charCodeAt(at))
  put(text.length, 0x80)
  schedule[15] = text.length * 8
  for (let at = 16; at < 64; at++)
    schedule[at] =
      at0(schedule, at - 16) +
      small(at0(schedule, at - 15), 7, 18, 3) +
      at0(schedule, at - 7) +
      small(at0(schedule, at - 2), 17, 19, 10)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = start
  for (let at = 0; at < 64; at++) {
    const one = (h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + at0(constants, at) + at0(schedule, at)) | 0
    const two = (big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  return (a + (start[0] ?? 0)) | 0
}

const at0 = (words: ArrayLike<number>, at: number) => words[at] ?? 0
