import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { OneTimeCodes } from './ports/staff.ts'
import type { Sealer } from './ports.ts'

const purpose = 'one-time codes'
/** As authenticator apps know them: HMAC-SHA-1, half a minute, six digits (RFC 6238). */
const stepMs = 30_000
const digits = 6
/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20

/** The secret lies in the store sealed for its account, under a key of KEY_DIR. */
export function createOneTimeCodes(sealer: Sealer): OneTimeCodes {
  return {
    make(id) {
      const secret = randomBytes(secretBytes)
      const sealed = sealer.seal(purpose, secret, id)
      return { secret: base32(secret), sealed: Buffer.from(sealed).toString('base64url') }
    },
    stepFor(id, sealed, code, now) {
      const secret = open(sealer, id, sealed)
      const current = Math.floor(now / stepMs)
      // A clock may be half a minute off, and a person takes some seconds to type.
      return secret && [current, current - 1, current + 1].find((step) => isSame(codeAt(secret, step), code))
    },
    endOf: (step) => (step + 2) * stepMs,
  }
}

/** The code of a step, as RFC 4226 makes it of a counter. */
export function codeAt(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/** Nothing when it was not sealed for this account by this line. */
function open(sealer: Sealer, id: string, sealed: string) {
  try {
    return Buffer.from(sealer.open(purpose, Buffer.from(sealed, 'base64url'), id))
  } catch {
    return undefined
  }
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, as people type it into an authenticator app; 20 bytes need no padding. */
function base32(bytes: Buffer) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}
