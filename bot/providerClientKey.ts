import { createPrivateKey, type KeyObject, type webcrypto } from 'node:crypto'
import { ConfigError } from './errors.ts'

const algorithms: Readonly<Record<string, webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams>> = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
}

/** The key of a PEM text that proves to the provider who we are. Throws ConfigError when it is none that is strong enough. */
export function readClientKey(setting: string, pem: string): KeyObject {
  const key = keyIn(pem)
  const { modulusLength = 0, namedCurve } = key?.asymmetricKeyDetails ?? {}
  if (!key || (modulusLength < 2048 && namedCurve !== 'prime256v1')) {
    throw new ConfigError([`${setting} must hold a private key in PEM: RSA of 2048 bits or more, or P-256`])
  }
  return key
}

/** As the library takes it: RS256 or ES256. */
export const signingKey = (key: KeyObject) =>
  key.toCryptoKey(algorithms[key.asymmetricKeyType ?? ''] ?? { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])

function keyIn(pem: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}
