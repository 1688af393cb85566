import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'
import type { NumberSeal } from './ports/conversations.ts'

const purpose = 'call-back number'
const [nonceBytes, tagBytes] = [12, 16]
/** Every sealed number is as long as any other. */
const mostDigits = 16

/** AES-256-GCM with the conversation as additional data; the conversation's own key is put over it in the store. */
export function createNumberSeal(keys: Pick<Keys, 'keyFor'>): NumberSeal {
  const key = () => keys.keyFor(purpose)
  return {
    seal(id, digits) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(id))
      const sealed = Buffer.concat([cipher.update(digits.padEnd(mostDigits)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(id, sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(id))
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
      return plain.toString().trim()
    },
  }
}
