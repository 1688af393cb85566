/** "Can you write freely now?": never in the way, and asked again after a long silence. */
export const freeAnswers = ['yes', 'no', 'unsure'] as const
export type FreeAnswer = (typeof freeAnswers)[number]

/** Without a word from the visitor for this long, somebody else may have come into the room, in milliseconds. */
export const longSilenceMs = 30 * 60_000

/** What staff may be asked to do when the line to the visitor is lost. */
export const lostContactKinds = ['nothing', 'wait', 'ring'] as const

/** A word that is written by mistake hides everything by mistake, so it is not one of the shortest. */
export const safeWordLengths = { min: 4, max: 60 } as const

/** The same word however it is spaced or capitalised. */
export const plainWord = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ')

export const canBeSafeWord = (word: string): boolean => {
  const { length } = plainWord(word)
  return length >= safeWordLengths.min && length <= safeWordLengths.max
}
