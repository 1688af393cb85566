/** How likely it is that a language writes a word, as a logarithm. */
export interface LanguageModel {
  word(word: string): number
  /** How often a letter follows another one, or a word begins or ends with it (`^`, `$`): 0 to 1. */
  follows(before: string, letter: string): number
}

const start = '^'
const end = '$'

/** What a word says by being known as a whole, beside its letters. */
const wholeShare = 0.3
/** What the letter before the last, the last and none at all say about the next one. */
const shares = { two: 0.6, one: 0.3, none: 0.1 }
/** A letter nobody has written there. */
const unheardOf = 1 / 5000
/** What was met once or twice says little. */
const doubt = 2

/** Letters of words in any script, and digits, which Arabic in Latin letters is written with. */
export const wordsToTell = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0640\u064b-\u0652'’]/g, '')
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)
    ?.filter((word) => /\p{L}/u.test(word)) ?? []

/** Learns from texts which words a language has and which letters it puts after one another. */
export function createLanguageModel(texts: readonly string[]): LanguageModel {
  const words = new Map<string, number>()
  const groups = new Map<string, number>()
  const beginnings = new Map<string, number>()
  let [wordCount, letterCount] = [0, 0]
  for (const word of texts.flatMap(wordsToTell)) {
    wordCount += 1
    count(words, word)
    for (const { two, one, letter } of steps(word)) {
      letterCount += 1
      for (const group of [two + letter, one + letter, letter]) count(groups, group)
      for (const beginning of [two, one]) count(beginnings, beginning)
    }
  }
  const shareAfter = (beginning: string, letter: string) =>
    (groups.get(beginning + letter) ?? 0) / ((beginnings.get(beginning) ?? 0) + doubt)
  const shareOf = (letter: string) => (groups.get(letter) ?? 0) / letterCount
  return {
    word(word) {
      const letters = steps(word).reduce(
        (sum, { two, one, letter }) =>
          sum +
          Math.log(
            shares.two * shareAfter(two, letter) +
              shares.one * shareAfter(one, letter) +
              shares.none * shareOf(letter) +
              unheardOf,
          ),
        0,
      )
      const whole = (words.get(word) ?? 0) / wordCount
      return Math.log(wholeShare * whole + (1 - wholeShare) * Math.exp(letters))
    },
    follows: (before, letter) => (shareAfter(before, letter) + shareOf(letter)) / 2,
  }
}

/** Each letter of a word with the one and the two before it; its end is a letter too. */
export function steps(word: string) {
  const padded = [start, start, ...word, end]
  return padded.slice(2).map((letter, at) => {
    const one = padded[at + 1] ?? start
    return { two: (padded[at] ?? start) + one, one, letter }
  })
}

const count = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1)
