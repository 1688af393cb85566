/** Puts right what was misspelt, run together or pulled apart, towards the words that signals are made of. */
export type Correct = (words: readonly string[]) => string[]

const shortestSlip = 5
const shortestRun = 6
const longestWord = 40

/** `wanted` are the words of the patterns, `known` all words that are right as they stand. */
export function createCorrect(wanted: ReadonlySet<string>, known: ReadonlySet<string>): Correct {
  const nearest = createNearest([...wanted].filter((word) => word.length >= 4))
  const separated = createSeparated(known)
  return (words) => joined(words).flatMap((word) => (isRight(word) ? [word] : corrected(word)))

  function isRight(word: string) {
    return known.has(word) || word.length < 4 || word.length > longestWord
  }

  function corrected(word: string): string[] {
    const meant = nearest(word)
    if (meant !== undefined) return [meant]
    const parts = word.length >= shortestRun ? separated(word) : undefined
    return parts && isLikely(parts) ? parts : [word]
  }

  /** A run of words that are wanted, not a long word that happens to fall into small ones. */
  function isLikely(parts: readonly string[]) {
    const single = parts.filter((part) => part.length === 1).length
    return single <= 1 && parts.some((part) => part.length >= 3 && wanted.has(part))
  }

  /** "skju ta" and "d o d a" are one word. */
  function joined(words: readonly string[]): string[] {
    const whole: string[] = []
    for (const word of joinedLetters(words)) {
      const before = whole.at(-1) ?? ''
      const pulledApart = !(known.has(word) && known.has(before)) && wanted.has(before + word)
      if (pulledApart) whole.splice(-1, 1, before + word)
      else whole.push(word)
    }
    return whole
  }
}

/**
 * The first target that is one slip away. It has nearly the same length, and begins with the same letter or has the first two
 * changed about, so only such targets are compared.
 */
function createNearest(targets: readonly string[]): (word: string) => string | undefined {
  const entries = targets.flatMap((target) =>
    [-1, 0, 1].flatMap((more) =>
      [target[0], target[1]].map((letter) => ({ key: `${letter}${target.length + more}`, target })),
    ),
  )
  const near = Map.groupBy(entries, ({ key }) => key)
  return (word) => near.get(`${word[0]}${word.length}`)?.find(({ target }) => isOneSlipAway(word, target))?.target
}

/** One letter too many, missing, wrong, or two changed about. The first letter is nearly always right. */
export function isOneSlipAway(word: string, target: string): boolean {
  if (Math.abs(word.length - target.length) > 1 || word === target) return false
  let at = 0
  while (word[at] === target[at]) at++
  if (word.length === target.length) {
    const turned = word[at] === target[at + 1] && word[at + 1] === target[at] && endsAlike(word, target, at + 2)
    return turned || (at > 0 && word.length >= shortestSlip && endsAlike(word, target, at + 1))
  }
  const [longer, shorter] = word.length > target.length ? [word, target] : [target, word]
  return (
    at > 0 && shorter.length >= shortestSlip - 1 && longer.length >= shortestSlip && endsAlike(longer, shorter, at + 1)
  )
}

/** From here on in the first word, which is as long as the other or one letter longer. */
function endsAlike(word: string, other: string, from: number): boolean {
  const more = word.length - other.length
  for (let at = from; at < word.length; at++) if (word[at] !== other[at - more]) return false
  return true
}

/** Four single letters in a row or more. */
function joinedLetters(words: readonly string[]): readonly string[] {
  if (words.filter(mayBeLetter).length < 4) return words
  return words
    .join(' ')
    .replace(/(?<=^| )\p{L}(?: \p{L}(?= |$)){3,}/gu, (run) => run.replaceAll(' ', ''))
    .split(' ')
    .filter(Boolean)
}

/** Some letters take two places. */
const mayBeLetter = (word: string) => word.length <= 2

/** Letters that tell whether a known word may begin there. */
const beginningLength = 3

/** The fewest known words that a run of letters is made of. */
function createSeparated(known: ReadonlySet<string>): (run: string) => string[] | undefined {
  const beginnings = new Set(Array.from(known, (word) => word.slice(0, beginningLength)))
  return function separated(run) {
    const best: (string[] | undefined)[] = [[]]
    for (let start = 0; start < run.length; start++) {
      const before = best[start]
      if (!before) continue
      const mayBeLong = beginnings.has(run.slice(start, start + beginningLength))
      const furthest = mayBeLong ? run.length : Math.min(run.length, start + beginningLength - 1)
      for (let end = start + 1; end <= furthest; end++) {
        if (before.length + 1 >= (best[end]?.length ?? Infinity)) continue
        const word = run.slice(start, end)
        if (known.has(word)) best[end] = [...before, word]
      }
    }
    return best[run.length]
  }
}
