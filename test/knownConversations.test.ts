import { expect, test } from 'vitest'
import { newConversation } from '../bot/domain/conversation.ts'
import { createKnownConversations } from '../bot/knownConversations.ts'
import type { Entry } from '../shared/entry.ts'
import { handedOver, newConversationId } from './stores/entries.ts'

const id = newConversationId()
const at = (lastSeq: number) => ({ ...newConversation(id), lastSeq })

test('a later state is never replaced by an earlier one', () => {
  const known = createKnownConversations({ alone: true })
  known.keep(at(3), [], known.mark())
  known.keep(at(2), [], known.mark())
  expect(known.get(id)?.lastSeq).toBe(3)
})

test('what was read before it was erased is not kept after', () => {
  const known = createKnownConversations({ alone: true })
  const mark = known.mark()
  known.forget(id)
  known.keep(at(3), [], mark)
  expect(known.get(id)).toBeUndefined()
})

test('a state that cannot be kept takes the one before it along', () => {
  const known = createKnownConversations({ alone: true })
  known.keep(at(0), [], known.mark())
  const mark = known.mark()
  known.forget(newConversationId())
  known.keep(at(3), [], mark)
  expect(known.get(id)).toBeUndefined()
})

test('those that were not needed for longest are forgotten first', () => {
  const known = createKnownConversations({ alone: true })
  const ids = Array.from({ length: 501 }, newConversationId)
  for (const one of ids) known.keep(newConversation(one), [], known.mark())
  expect(ids.map((one) => known.get(one) !== undefined)).toEqual([false, ...Array(500).fill(true)])
})

const entriesTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, nth): Entry => handedOver(from + nth))

test('the newest entries are given only where none of them is missing', () => {
  const known = createKnownConversations({ alone: true })
  known.keep(at(3), entriesTo(2, 3), known.mark())
  known.keep(at(5), entriesTo(4, 5), known.mark())
  expect(known.entriesAfter(id, 5)).toEqual([])
  expect(known.entriesAfter(id, 1)).toEqual(entriesTo(2, 5))
  expect(known.entriesAfter(id, 0)).toBeUndefined()
})

test('entries with a gap before them push out those that are older', () => {
  const known = createKnownConversations({ alone: true })
  known.keep(at(3), entriesTo(1, 3), known.mark())
  known.keep(at(9), entriesTo(8, 9), known.mark())
  expect(known.entriesAfter(id, 3)).toBeUndefined()
  expect(known.entriesAfter(id, 7)).toEqual(entriesTo(8, 9))
})

test('no entry outlives what is known of its conversation', () => {
  const known = createKnownConversations({ alone: true })
  known.keep(at(3), entriesTo(1, 3), known.mark())
  known.forget(id)
  expect(known.entriesAfter(id, 2)).toBeUndefined()
})
