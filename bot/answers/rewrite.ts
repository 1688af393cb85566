import { wordsOf } from './normalise.ts'

/** What a word means or how it is rightly spelt: the right one, and the ways it is written. Both may be several words. */
export type Wordings = Readonly<Record<string, readonly string[]>>

export type Rewrite = (words: readonly string[]) => readonly string[]

interface Rule {
  from: string[]
  to: string[]
}

/** Replaces every way of writing by the right one, the longest first. */
export function createRewrite(wordings: Wordings, doubledVowels: readonly string[]): Rewrite {
  const rules = rulesByFirstWord(wordings, doubledVowels)
  return function rewrite(words) {
    if (!words.some((word) => rules.has(word))) return words
    const rewritten: string[] = []
    for (let at = 0; at < words.length; ) {
      const rule = rules
        .get(words[at] ?? '')
        ?.find(({ from }) => from.every((word, offset) => words[at + offset] === word))
      rewritten.push(...(rule?.to ?? [words[at] ?? '']))
      at += rule?.from.length ?? 1
    }
    return rewritten
  }
}

function rulesByFirstWord(wordings: Wordings, doubledVowels: readonly string[]): Map<string, Rule[]> {
  const rules = Object.entries(wordings).flatMap(([right, ways]) =>
    ways.map((way): Rule => ({ from: wordsOf(way, doubledVowels), to: wordsOf(right, doubledVowels) })),
  )
  const longestFirst = rules.toSorted((one, other) => other.from.length - one.from.length)
  return Map.groupBy(longestFirst, ({ from }) => from[0] ?? '')
}
