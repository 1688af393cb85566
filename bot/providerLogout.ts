import type * as Jose from 'jose'
import { HotlineError } from './errors.ts'
import type { Clock } from './ports.ts'

interface LogoutParts {
  settings: { issuer: string; clientId: string }
  clock: Clock
  fetch: typeof fetch
  failed(error: unknown): void
}

interface LogoutClaims {
  sub?: unknown
  sid?: unknown
  jti: string
}

const library = () => import('jose')

/** Such a token is used at once (ASVS 10.5.5). */
const goodForMs = 2 * 60_000
const skewMs = 30_000
const answersWithinMs = 10_000
const event = 'http://schemas.openid.net/event/backchannel-logout'
/** Of a key pair: nothing that we could have made ourselves. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** Reads logout tokens as OpenID Connect Back-Channel Logout 1.0 says (2.6), by the keys the provider publishes. */
export function createLogoutTokens({ settings, clock, fetch, failed }: LogoutParts) {
  let known: { uri: string; keys: ReturnType<typeof Jose.createRemoteJWKSet> } | undefined

  async function keysAt(uri: string) {
    if (known?.uri === uri) return known.keys
    const { createRemoteJWKSet, customFetch } = await library()
    const keys = createRemoteJWKSet(new URL(uri), { [customFetch]: fetch, timeoutDuration: answersWithinMs })
    known = { uri, keys }
    return keys
  }

  return async ({ jwks_uri: uri }: { jwks_uri?: string | undefined }, token: string) => {
    if (uri === undefined) throw new HotlineError('unavailable')
    const { jwtVerify, errors } = await library()
    const { payload } = await jwtVerify(token, await keysAt(uri), {
      issuer: settings.issuer,
      audience: settings.clientId,
      typ: 'logout+jwt',
      algorithms,
      requiredClaims: ['jti', 'events'],
      maxTokenAge: goodForMs / 1000,
      clockTolerance: skewMs / 1000,
      currentDate: new Date(clock.now()),
    }).catch((error: unknown) => {
      const doesNotHold = error instanceof errors.JOSEError && !isOut.has(error.code)
      if (!doesNotHold) failed(error)
      throw new HotlineError(doesNotHold ? 'badInput' : 'unavailable')
    })
    if (!isLogout(payload)) throw new HotlineError('badInput')
    const saidAt = Number(payload.iat) * 1000
    return { claims: payload, saidAt, endsAt: saidAt + goodForMs + skewMs }
  }
}

/** The keys could not be had, which says nothing of what they were to check. */
const isOut: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'])

/** It says that somebody is out, and is no ID token used for something else. */
function isLogout(payload: Jose.JWTPayload): payload is Jose.JWTPayload & LogoutClaims {
  const { events, jti, sub, sid } = payload
  const hasEvent = typeof events === 'object' && events !== null && typeof Reflect.get(events, event) === 'object'
  const names = typeof sub === 'string' || typeof sid === 'string'
  return hasEvent && names && typeof jti === 'string' && !('nonce' in payload)
}
