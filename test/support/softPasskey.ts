import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** How an authenticator of a test differs from an honest one. */
export interface Manners {
  origin?: string
  rpId?: string
  /** Whether it says that the person was verified. */
  verified?: boolean
  /** How far its counter goes each time; 0 for one that does not count. */
  step?: number
}

interface Options {
  challenge?: unknown
  rpId?: unknown
  rp?: { id?: unknown }
  user?: { id?: unknown }
}

/** An authenticator in a test's own memory, with one passkey; it answers as a browser's JSON does. */
export function softPasskey(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  let userHandle = ''

  function answering(type: 'webauthn.create' | 'webauthn.get', options: Options, manners: Manners) {
    counter += manners.step ?? 1
    const site = manners.rpId ?? String(options.rpId ?? options.rp?.id)
    const flags = 0x01 | (manners.verified === false ? 0 : 0x04) | (type === 'webauthn.create' ? 0x40 : 0)
    const head = Buffer.concat([sha256(Buffer.from(site)), Buffer.from([flags]), uint32(counter)])
    const said = { type, challenge: options.challenge, origin: manners.origin ?? origin, crossOrigin: false }
    return { head, clientData: Buffer.from(JSON.stringify(said)) }
  }
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const }

  return {
    id: named.id,
    /** Sets the counter, as on a copy of the key that was used less. */
    wind(to: number) {
      counter = to
    },
    makes(options: object, manners: Manners = {}) {
      const { head, clientData } = answering('webauthn.create', options, manners)
      userHandle = String((options as Options).user?.id)
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([head, Buffer.alloc(16), length, id, coseOf(publicKey)])
      const response = { clientDataJSON: b64(clientData), attestationObject: b64(attestation(authData)) }
      return { ...named, response, clientExtensionResults: {} }
    },
    uses(options: object, manners: Manners = {}) {
      const { head, clientData } = answering('webauthn.get', options, manners)
      const signature = sign('sha256', Buffer.concat([head, sha256(clientData)]), privateKey)
      const response = {
        clientDataJSON: b64(clientData),
        authenticatorData: b64(head),
        signature: b64(signature),
        userHandle,
      }
      return { ...named, response, clientExtensionResults: {} }
    },
  }
}

const b64 = (bytes: Buffer) => bytes.toString('base64url')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

function uint32(number: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}

/** CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseOf(key: KeyObject) {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (label: number, text: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(text, 'base64url')])
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    coordinate(0x21, x),
    coordinate(0x22, y),
  ])
}

/** {fmt: 'none', attStmt: {}, authData}. */
function attestation(authData: Buffer) {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    Buffer.from([0x58, authData.length]),
    authData,
  ])
}
