import { expect, test } from 'vitest'
import { keysFrom } from '../bot/keys.ts'
import { codeAt, createOneTimeCodes } from '../bot/oneTimeCodes.ts'
import { createSealer } from '../bot/sealer.ts'
import { staffIdSchema } from '../shared/ids.ts'
import { fromBase32 } from './support/oneTimeCodes.ts'

const id = (letter: string) => staffIdSchema.parse(letter.repeat(22))
const codes = createOneTimeCodes(createSealer(keysFrom(Buffer.alloc(32, 1))))

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('after %i seconds the code is the one of RFC 6238', (seconds, code) => {
  expect(codeAt(Buffer.from('12345678901234567890'), Math.floor(seconds / 30), 8)).toBe(code)
})

test('a code is right in its own half-minute, the one before and the one after, and never else', () => {
  const { secret, sealed } = codes.make(id('a'))
  const step = 59_000_000
  const code = codeAt(fromBase32(secret), step)
  const at = (beside: number) => codes.stepFor(id('a'), sealed, code, (step + beside) * 30_000)
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([undefined, step, step, step, undefined])
  expect(codes.endOf(step)).toBe((step + 2) * 30_000)
})

test('a secret is sealed for its account, under the key of its line', () => {
  const { secret, sealed } = codes.make(id('a'))
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const bytes = Buffer.from(sealed, 'base64url')
  expect(bytes.includes(fromBase32(secret))).toBe(false)
  const code = codeAt(fromBase32(secret), 1)
  expect(codes.stepFor(id('a'), sealed, code, 30_000)).toBe(1)
  expect(codes.stepFor(id('b'), sealed, code, 30_000)).toBeUndefined()
  expect(
    createOneTimeCodes(createSealer(keysFrom(Buffer.alloc(32, 2)))).stepFor(id('a'), sealed, code, 30_000),
  ).toBeUndefined()
  expect(codes.stepFor(id('a'), 'AAAA', code, 30_000)).toBeUndefined()
  expect(codes.stepFor(id('a'), sealed, '', 30_000)).toBeUndefined()
})
