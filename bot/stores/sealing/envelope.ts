import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** One way of sealing with a key, bound to what stands beside it. */
export interface Sealing {
  /** The byte that stands first in whatever it sealed, and is never given to another. */
  version: number
  seal(key: KeyObject, content: Uint8Array, beside: Uint8Array): Uint8Array
  /** Throws when the key, what stands beside it or a single bit is not the right one. */
  open(key: KeyObject, sealed: Uint8Array, beside: Uint8Array): Uint8Array
}

const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4
const bucketBytes = 1024

/** Nonce, content, tag. */
export const aes256Gcm: Sealing = {
  version: 1,
  seal(key, content, beside) {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(beside)
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
  },
  open(key, sealed, beside) {
    if (sealed.length < nonceBytes + tagBytes) throw new Error('sealed in a form not known here')
    const nonce = sealed.subarray(0, nonceBytes)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(beside).setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  },
}

/**
 * An envelope is a version and what its sealing made; `context` says what this is and where it belongs, and no other opens it.
 * The newest seals and all of them open: a new one takes over by standing first, keys are wrapped with it within the week,
 * texts run out in their time, and when the older ones have nothing more to open they go.
 */
export function createEnvelopes(newest: Sealing, ...older: Sealing[]) {
  const known = new Map([newest, ...older].map((sealing) => [sealing.version, sealing]))
  const besideOf = (version: number, context: string) => Buffer.from(`${version}|${context}`)

  /** Without padding, for what always has the same length. */
  function sealPlain(key: KeyObject, content: Uint8Array, context: string): Uint8Array {
    const { version } = newest
    return Buffer.concat([Buffer.of(version), newest.seal(key, content, besideOf(version, context))])
  }

  function openPlain(key: KeyObject, envelope: Uint8Array, context: string): Uint8Array {
    const [version = 0] = envelope
    const sealing = known.get(version)
    if (!sealing) throw new Error('sealed in a form not known here')
    return sealing.open(key, envelope.subarray(1), besideOf(version, context))
  }

  return {
    sealPlain,
    openPlain,
    /**
     * What is inside begins with its length and is padded, so that the outside tells no more of a text than which kibibyte
     * it fits in (requirements.md R4.5).
     */
    seal(key: KeyObject, content: Uint8Array, context: string): Uint8Array {
      const padded = Buffer.alloc(Math.ceil((lengthBytes + content.length) / bucketBytes) * bucketBytes)
      padded.writeUInt32BE(content.length)
      padded.set(content, lengthBytes)
      return sealPlain(key, padded, context)
    },
    open(key: KeyObject, envelope: Uint8Array, context: string): Uint8Array {
      const padded = Buffer.from(openPlain(key, envelope, context))
      return Uint8Array.from(padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE()))
    },
  }
}

export const envelopes = createEnvelopes(aes256Gcm)
export const { seal, open, sealPlain, openPlain } = envelopes
