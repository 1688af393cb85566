import { fold, sentenceEnd } from './normalise.ts'
import type { Rewrite } from './rewrite.ts'

/** What the words of a pattern stand for. */
export interface PatternWords {
  /** The phrases that a part of a pattern is content with, folded and rightly spelt, as texts are. */
  alternativesOf(part: string): readonly string[]
}

interface Spelling {
  /** Words that stand for each other in patterns, by name. */
  classes: Readonly<Record<string, readonly string[]>>
  doubledVowels: readonly string[]
  /** Puts a word in its right spelling, as the text has been put. */
  spell: Rewrite
}

/** Many patterns share their parts, and some parts are long lists: each is worked out once. */
export function createPatternWords({ classes, doubledVowels, spell }: Spelling): PatternWords {
  const known = new Map<string, readonly string[]>()
  return { alternativesOf }

  function alternativesOf(part: string): readonly string[] {
    const alternatives = known.get(part) ?? part.split('|').flatMap((alternative) => phrasesOf(alternative, part))
    known.set(part, alternatives)
    return alternatives
  }

  function phrasesOf(alternative: string, part: string): readonly string[] {
    const name = /^<(.+)>$/.exec(alternative)?.[1]
    if (name === undefined) return [spelt(alternative.replaceAll('_', ' '))]
    const members = classes[name]
    if (!members) throw new Error(`There is no class <${name}>, used in "${part}"`)
    return members.flatMap(alternativesOf)
  }

  function spelt(phrase: string): string {
    const folded = fold(phrase, doubledVowels)
      .split(' ')
      .filter((word) => word !== sentenceEnd)
    return (phrase.includes('*') ? folded : spell(folded)).join(' ')
  }
}
