/** A word that a text must have, or what such a word begins with. */
export interface NeededWord {
  letters: string
  whole: boolean
}

/** How often a word is used. */
export type UsesOf = (word: string) => number

/** Of each phrase its longest word: none of the phrases is in a text that has none of these. */
export function neededWords(phrases: readonly string[]): NeededWord[] {
  return phrases.map((phrase) => {
    const [longest] = phrase
      .split(' ')
      .map(neededWord)
      .toSorted((one, other) => other.letters.length - one.letters.length)
    return longest ?? { letters: '', whole: true }
  })
}

/** Of the lists of words that a pattern waits for, the one whose words are used least. */
export function rarestOf(needs: readonly (readonly NeededWord[])[], usesOf: UsesOf): readonly NeededWord[] | undefined {
  const uses = (need: readonly NeededWord[]) => need.reduce((sum, { letters }) => sum + usesOf(letters), 0)
  return needs
    .filter((need) => need.every(({ letters }) => letters !== ''))
    .toSorted((one, other) => uses(one) - uses(other))[0]
}

function neededWord(word: string): NeededWord {
  const openAt = word.indexOf('*')
  return openAt < 0 ? { letters: word, whole: true } : { letters: word.slice(0, openAt), whole: false }
}
