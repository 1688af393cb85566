import { expect, test } from 'vitest'
import { follow } from '../../../bot/channels/webchat/page/line/follow.ts'
import type { VisitorEntryView, VisitorUpdate } from '../../../shared/wire/visitor.ts'

const update = (lastSeq: number, ...numbers: number[]): VisitorUpdate => ({
  entries: numbers.map((seq): VisitorEntryView => ({ seq, shows: 'silent' })),
  state: { status: 'withBot', language: 'sv', lastSeq },
})

test('what follows the last entry is taken, without what is already here', () => {
  expect(follow(2, update(4, 1, 2, 3, 4))).toEqual({ kind: 'next', update: update(4, 3, 4) })
})

test('a new state without entries is taken when it belongs to the last entry', () => {
  expect(follow(2, update(2))).toMatchObject({ kind: 'next' })
})

test('what is older than the last entry changes nothing', () => {
  expect(follow(4, update(3, 2, 3))).toEqual({ kind: 'old' })
})

test.each([
  ['a number missing before', update(4, 4)],
  ['a number missing between', update(4, 3, 5)],
  ['a number missing after', update(5, 3, 4)],
  ['the order turned around', update(4, 4, 3)],
])('%s is a gap, and nothing of it is taken', (_what, broken) => {
  expect(follow(2, broken)).toEqual({ kind: 'gap' })
})
