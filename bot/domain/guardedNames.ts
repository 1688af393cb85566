import type { Mark } from '../../shared/identity.ts'

/** Finds the names that staff keep on a list, as whole words and however they are capitalised or spaced. */
export function createFindNames(names: () => readonly string[]): (text: string) => Mark[] {
  let known: readonly string[] = []
  let pattern: RegExp | undefined
  return (text) => {
    if (names() !== known) {
      known = names()
      pattern = patternOf(known)
    }
    return [...text.matchAll(pattern ?? nothing)].map(({ 0: found, index }) => ({
      at: index,
      length: found.length,
      what: 'name',
    }))
  }
}

const nothing = /(?!)/g

function patternOf(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined
  const longestFirst = names.map((name) => name.trim()).toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\p{L}\\d])(?:${longestFirst.map(asPattern).join('|')})(?:s|:s)?(?![\\p{L}\\d])`, 'giu')
}

const asPattern = (name: string) => name.split(/\s+/u).map(escaped).join('\\s+')

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
