import { type SmallTalk, smallTalkKinds } from '../../shared/smallTalk.ts'
import { sentenceEnd, wordsOf } from './normalise.ts'
import type { Slang } from './words.ts'

/** What a text is that asks nothing, where all of it is small talk: the last kind in it, as "thanks, bye" is a goodbye. */
export function createFindSmallTalk({ smallTalk, doubledVowels }: Slang): (text: string) => SmallTalk | undefined {
  const kinds = new Map(
    smallTalkKinds.flatMap((kind) =>
      (smallTalk[kind] ?? []).map((said) => [wordsOf(said, doubledVowels).join(' '), kind]),
    ),
  )
  const longest = Math.max(0, ...[...kinds.keys()].map((said) => said.split(' ').length))
  return function findSmallTalk(text) {
    const words = wordsOf(text, doubledVowels).filter((word) => word !== sentenceEnd)
    let last: SmallTalk | undefined
    for (let at = 0; at < words.length; ) {
      const length = lengths(longest).find((count) => kinds.has(words.slice(at, at + count).join(' ')))
      if (!length) return undefined
      last = kinds.get(words.slice(at, at + length).join(' '))
      at += length
    }
    return last
  }
}

/** Longest first: "how are you" before "how". */
const lengths = (longest: number) => Array.from({ length: longest }, (_, less) => longest - less)
