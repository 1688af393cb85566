import type { Answers } from './answers.ts'

/** More answers at once are not read. */
const mostAnswers = 3
/** Longest list of parts that is looked at one by one. */
const mostParts = 10
/** Where one question may end and the next begin: a sentence, a line, or a word that joins two. */
const seam = /[.!?؟;\n]+|(?<=\s)(?:och|samt|men|and|but|also|و|iyo|oo)(?=\s)/giu

/** The topics of a text that asks several things, in the order they are asked; fewer than two are none. */
export function createFindEach(find: Answers['findTopics']): Answers['findEach'] {
  return function findEach(text, asking) {
    const parts = text.split(seam).filter((part) => /\S+\s+\S/.test(part))
    if (parts.length < 2) return []
    const found = parts.slice(0, mostParts).flatMap((part) => {
      const { answered, topics } = find(part, asking)
      return answered && topics[0] ? [topics[0].id] : []
    })
    const each = [...new Set(found)]
    return each.length < 2 ? [] : each.slice(0, mostAnswers)
  }
}
