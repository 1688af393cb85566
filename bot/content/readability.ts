const words = (text: string) => text.match(/\p{L}[\p{L}\p{N}'’-]*|\p{N}+/gu) ?? []

export const countWords = (text: string): number => words(text).length

/**
 * LIX of a Swedish text: words a sentence, plus how many words of a hundred have more than six letters. Below 30 is very easy,
 * 30–40 easy, 40–50 medium.
 */
export function lix(text: string): number {
  const all = words(text)
  if (all.length === 0) return 0
  const sentences = Math.max(1, (text.match(/[.!?:]+(?=\s|$)/g) ?? []).length)
  const long = all.filter((word) => word.length > 6)
  return all.length / sentences + (100 * long.length) / all.length
}
