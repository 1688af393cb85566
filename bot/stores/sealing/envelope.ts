import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/**
 * AES-256-GCM: version (1 byte), nonce (12), padded content, tag (16). What is inside begins with its length and is
 * padded, so that the outside tells no more of a text than which kibibyte it fits in (requirements.md R4.5).
 */
const version = 1
const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4
const bucketBytes = 1024

/** `context` says what this is and where it belongs; the envelope opens with no other. */
export function seal(key: KeyObject, content: Uint8Array, context: string): Uint8Array {
  const padded = Buffer.alloc(Math.ceil((lengthBytes + content.length) / bucketBytes) * bucketBytes)
  padded.writeUInt32BE(content.length)
  padded.set(content, lengthBytes)
  return sealPlain(key, padded, context)
}

/** Throws when the key, the context or a single bit is not the right one. */
export function open(key: KeyObject, envelope: Uint8Array, context: string): Uint8Array {
  const padded = openPlain(key, envelope, context)
  return Uint8Array.from(padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE()))
}

/** Without padding, for what always has the same length. */
export function sealPlain(key: KeyObject, content: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(aad(context))
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

export function openPlain(key: KeyObject, envelope: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length)
  if (bytes[0] !== version || bytes.length < 1 + nonceBytes + tagBytes)
    throw new Error('sealed in a form not known here')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(aad(context)).setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
}

const aad = (context: string) => Buffer.from(`${version}|${context}`)
