import type { ClientId } from '../../../../../shared/ids.ts'

/** 128 random bits as 22 characters of base64url. */
export function newClientId(): ClientId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') as ClientId
}
