/** Makes a passkey in this browser; nothing when its person or the browser would not. */
export async function makePasskey(options: object): Promise<object | undefined> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    )
    return written(await navigator.credentials.create({ publicKey }))
  } catch {
    return undefined
  }
}

/** Uses a passkey of this browser; nothing when its person or the browser would not. */
export async function takePasskey(options: object): Promise<object | undefined> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
    return written(await navigator.credentials.get({ publicKey }))
  } catch {
    return undefined
  }
}

/** Whether this browser has passkeys at this address, which must be a name behind https, or localhost. */
export const hasPasskeys = () =>
  typeof PublicKeyCredential !== 'undefined' && 'credentials' in navigator && !/^[\d.]+$|:/.test(location.hostname)

const written = (credential: Credential | null) =>
  credential instanceof PublicKeyCredential ? (credential.toJSON() as object) : undefined
