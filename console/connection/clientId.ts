import type { ClientId } from '../../shared/ids.ts'

/** 128 random bits as 22 characters of base64url. */
export function newClientId(): ClientId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22) as ClientId
}
