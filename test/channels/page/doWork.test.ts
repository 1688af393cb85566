import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doWork } from '../../../bot/channels/webchat/page/line/doWork.ts'
import { firstWordOfSha256 } from '../../../bot/channels/webchat/page/line/sha256.ts'
import type { Proof } from '../../../shared/work.ts'
import { newClientId } from '../../support/openVisitor.ts'
import { handTime } from './handTime.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

test('the page’s own SHA-256 begins as everybody’s', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 55 })
  fc.assert(fc.property(ascii, (text) => firstWordOfSha256(text) === digest(text).readInt32BE(0)))
})

test('work is done in steps between which the page can be used, and its proof holds', () => {
  const time = handTime()
  const clientId = newClientId()
  let proof: Proof | undefined
  doWork(time.pace, { challenge: 'c'.repeat(16), bits: 14 }, clientId, (found) => {
    proof = found
  })
  for (let step = 0; !proof && step < 1000; step++) time.pass(1)
  const { challenge, nonce } = proof ?? { challenge: '', nonce: -1 }
  expect(Math.clz32(digest(`${challenge}.${clientId}.${nonce}`).readUInt32BE(0))).toBeGreaterThanOrEqual(14)
})
