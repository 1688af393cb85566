import { lazily } from './lazily.ts'
import { type NeededWord, neededWords } from './neededWords.ts'
import { hasWords } from './normalise.ts'
import type { PatternWords } from './patternWords.ts'

export interface CompiledPattern {
  /** Lists of words: it cannot match a text that has none of one list. */
  needs: readonly (readonly NeededWord[])[]
  /** Made at the first text that needs it: most patterns wait long for theirs. */
  matcher(): RegExp
}

/** A part without what stands before and after it. */
const bare = (part: string) => part.replace(/^!|\?$/g, '')

const partsOf = (pattern: string) => pattern.trim().split(/\s+/)

const end = '(?= |$)'
const anyWord = String.raw`(?: (?!\.(?: |$))[^ ]+)`

const signs: Readonly<Record<string, string>> = {
  '..': `${anyWord}{0,2}?`,
  '...': `${anyWord}{0,5}?`,
  '^': String.raw`(?<=^| \.)`,
  $: String.raw`(?= \.|$)`,
}

/** The text that patterns are matched against: every word has a space before it. */
export const patternText = (words: readonly string[]) => words.map((word) => ` ${word}`).join('')

export const wordsOfText = (text: string) => text.split(' ').filter(Boolean)

/**
 * A pattern is words with spaces between, matched against folded text:
 *   `a|b`  one of several         `word*` `*word`  any ending, any beginning       `a|b?`  may be missing
 *   `a_b`  two words that belong together, where a space would part them
 *   `<name>`  one of a class      `..` `...`  up to two, up to five words between  `!a|b`  not followed by these
 *   `^` `$`  begins, ends a sentence; `a|$`  this or the end
 * Nothing reaches from one sentence into the next.
 */
export function compilePattern(pattern: string, words: PatternWords): CompiledPattern {
  const parts = partsOf(pattern)
  return {
    needs: parts.filter((part) => !mayBeMissing(part)).map((part) => neededWords(words.alternativesOf(part))),
    matcher: lazily(() => new RegExp(parts.map((part) => signs[part] ?? compilePart(part, words)).join(''), 'g')),
  }
}

/** Signs, what must not follow, and `a?` and `a|$`. */
const mayBeMissing = (part: string) => part in signs || /^!|\?$|\|\$|^\$\|/.test(part)

/** All words of a pattern that have no open end, put right: the words that a misspelt one may have meant. */
export function wordsOfPattern(pattern: string, words: PatternWords): string[] {
  const parts = partsOf(pattern).filter((part) => !(part in signs))
  return parts
    .flatMap((part) => words.alternativesOf(bare(part)).flatMap((phrase) => phrase.split(' ')))
    .filter((word) => !/[*$]/.test(word))
}

/** Whether a pattern cannot match without one of these words. */
export const needsOneOf = (pattern: string, some: ReadonlySet<string>, words: PatternWords) =>
  partsOf(pattern).some(
    (part) =>
      !mayBeMissing(part) &&
      words.alternativesOf(part).every((phrase) => phrase.split(' ').some((word) => some.has(word))),
  )

/** Whether a pattern cannot match a text without words. */
export const hasNeededWord = (pattern: string) => partsOf(pattern).some((part) => !mayBeMissing(part) && hasWords(part))

function compilePart(part: string, words: PatternWords): string {
  const alternatives = words.alternativesOf(bare(part))
  const phrases = alternatives
    .filter((phrase) => phrase !== '$')
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) => escaped(phrase).replaceAll('*', '[^ ]*'))
  const group = `(?: (?:${phrases.join('|')})${end}${alternatives.includes('$') ? `|${signs.$}` : ''})`
  if (part.startsWith('!')) return `(?!${group})`
  return part.endsWith('?') ? `${group}?` : group
}

/** A stray sign in a word list is looked for as it stands, and cannot break the expression in the middle of a contact. */
const escaped = (phrase: string) => phrase.replaceAll(/[.+?^${}()[\]\\]/g, String.raw`\$&`)
