import { expect, test } from 'vitest'
import { frameBuckets, paddedFrame } from '../../shared/paddedFrame.ts'

const lengthOf = (text: string) => {
  const payload = { clientId: 'c'.repeat(22), token: 't'.repeat(120), language: 'sv', input: { kind: 'text', text } }
  return Buffer.byteLength(paddedFrame(`2117${JSON.stringify(['input:send', payload])}`, frameBuckets.fromVisitor)) + 1
}

test('a message of 1 to 900 letters is as long as any other, in Latin and in Arabic letters', () => {
  const lengths = Array.from({ length: 900 }, (_, nth) => ['a', 'ش'].map((letter) => lengthOf(letter.repeat(nth + 1))))
  expect([...new Set(lengths.flat())]).toEqual([frameBuckets.fromVisitor])
})

test('a padded frame says the same as before, and a longest message is a whole number of buckets', () => {
  const frame = '2["entries:added",{"text":"hej"}]'
  const padded = paddedFrame(frame, 4096)
  expect(JSON.parse(padded.slice(1))).toEqual(JSON.parse(frame.slice(1)))
  expect(lengthOf('x'.repeat(4000)) % frameBuckets.fromVisitor).toBe(0)
})
