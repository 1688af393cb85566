import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, makeKeyFile } from './keyFiles.ts'
import type { Ports } from './ports.ts'

/** An Ed25519 private key is its seed behind this head (RFC 8410). */
const head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Signs statistics releases with a key of KEY_DIR, made on the first start. */
export function openReleaseSigner(folder: string): Ports['signer'] {
  const file = join(folder, 'releases.key')
  makeFolder(folder)
  makeKeyFile(file, 32)
  const key = createPrivateKey({ key: Buffer.concat([head, readFileSync(file)]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key)
  return {
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url')),
  }
}
