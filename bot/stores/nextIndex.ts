import { type Entry, firstPlace, type Place, placeAfter } from '../../shared/entry.ts'
import { HotlineError } from '../errors.ts'
import type { NewSealedEntry } from './sealedEntry.ts'

/** What a store keeps beside a log so that lists need not read it. */
export interface Index {
  lastSeq: number
  place: Place
}

export interface NextIndex extends Index {
  /** The conversation came to a place, and goes last in the order of its list. */
  moved: boolean
}

/** Throws a plain Error, because such an append is a bug of the caller and never somebody else being first. */
export function ensureNumbered(expectedSeq: number, entries: readonly Entry[]) {
  if (entries.length === 0) throw new Error('an append without entries')
  if (entries.some((entry, place) => entry.seq !== expectedSeq + 1 + place)) {
    throw new Error(`entries do not go on from number ${expectedSeq}`)
  }
}

/** The index after `entries`; throws `conflict` when the log is not where the writer thought. */
export function nextIndex(
  index: Index | undefined,
  expectedSeq: number,
  entries: readonly NewSealedEntry[],
): NextIndex {
  if (expectedSeq !== (index?.lastSeq ?? 0)) throw new HotlineError('conflict')
  let place = index?.place ?? firstPlace
  let moved = index === undefined
  for (const entry of entries) {
    const after = placeAfter(place, entry.moves)
    moved ||= after.status !== place.status || after.alarmed !== place.alarmed
    place = after
  }
  return { lastSeq: expectedSeq + entries.length, place, moved }
}

export const isListed = (place: Place) => place.alarmed || place.status === 'waiting' || place.status === 'withStaff'
