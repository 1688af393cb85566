import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Clock } from '../../bot/ports.ts'

/** How an answer of the provider differs from an honest one. */
export interface Manners {
  /** Put over the claims of the ID token; `undefined` leaves one out. */
  claims?: Record<string, unknown>
  /** By a key that is not the provider's, by no key, or by our own secret as if that were one. */
  signature?: 'forged' | 'none' | 'ours'
  /** Put over what stands in the address when the browser comes back. */
  query?: Record<string, string | undefined>
}

/** How a logout token differs from an honest one. */
export interface LogoutManners {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  signature?: Manners['signature']
}

interface Asked {
  challenge: string
  redirectUri: string
  token: string
}

export const providerEnv = {
  SIGN_IN: 'oidc',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'hotline',
  OIDC_CLIENT_SECRET: 'what we tell the provider',
  OIDC_ACR: 'phr hardware',
}
const issuer = providerEnv.OIDC_ISSUER

/** An identity provider in a test's own memory, reached by the `fetch` that it gives; codes are good for once, as they must be. */
export function softProvider(clock: Clock) {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const asked = new Map<string, Asked>()
  const state = { isOut: false, named: issuer, exchanges: 0 }

  function tokenFor(claims: object, signature: Manners['signature'], more: object = {}) {
    const algorithm = signature === 'none' ? 'none' : signature === 'ours' ? 'HS256' : 'RS256'
    const signed = [{ alg: algorithm, kid: 'one', ...more }, claims].map((part) => b64(JSON.stringify(part))).join('.')
    if (signature === 'none') return `${signed}.`
    if (signature === 'ours') return `${signed}.${hmac(signed)}`
    const { privateKey } = signature === 'forged' ? forger : keys
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }

  const answers: Record<string, (body: URLSearchParams, authorization: string) => Response> = {
    '/.well-known/openid-configuration': () =>
      json({
        issuer: state.named,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
        end_session_endpoint: `${issuer}/leave`,
      }),
    '/keys': () =>
      json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
    '/token': (body, authorization) => {
      state.exchanges += 1
      const code = body.get('code') ?? ''
      const one = asked.get(code)
      asked.delete(code)
      const verified = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url')
      const isHis = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().startsWith('hotline:')
      if (!one || !isHis || verified !== one.challenge || body.get('redirect_uri') !== one.redirectUri) {
        return json({ error: 'invalid_grant' }, 400)
      }
      return json({ access_token: 'of no use', token_type: 'Bearer', expires_in: 60, id_token: one.token })
    },
  }

  return {
    state,
    fetch: (async (
      url: string,
      { body, headers }: { body?: URLSearchParams; headers?: Record<string, string> } = {},
    ) => {
      if (state.isOut) throw new TypeError('fetch failed')
      const { pathname, origin } = new URL(url)
      if (origin !== issuer) throw new Error(`asked ${origin}`)
      const authorization = new Headers(headers).get('authorization') ?? ''
      return answers[pathname]?.(new URLSearchParams(body), authorization) ?? json({}, 404)
    }) as unknown as typeof fetch,
    /** What the provider tells us when this session there is over. */
    logoutToken(sid: string, { claims = {}, header = {}, signature }: LogoutManners = {}) {
      const now = Math.floor(clock.now() / 1000)
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
      const honest = {
        iss: issuer,
        aud: 'hotline',
        iat: now,
        exp: now + 120,
        jti: randomBytes(8).toString('hex'),
        events,
        sid,
      }
      return tokenFor({ ...honest, ...claims }, signature, { typ: 'logout+jwt', ...header })
    },
    /** Somebody goes to this address, says who they are, and is sent back: with what, behind the question mark. */
    asks(address: string, subject: string, { claims = {}, signature, query = {} }: Manners = {}) {
      const { searchParams } = new URL(address)
      const given = (name: string) => searchParams.get(name) ?? ''
      const now = Math.floor(clock.now() / 1000)
      const code = randomBytes(16).toString('base64url')
      const token = tokenFor(
        {
          iss: issuer,
          aud: given('client_id'),
          sub: subject,
          nonce: given('nonce'),
          iat: now,
          exp: now + 300,
          auth_time: now,
          acr: 'phr',
          ...claims,
        },
        signature,
      )
      asked.set(code, { challenge: given('code_challenge'), redirectUri: given('redirect_uri'), token })
      const parts = { code, state: given('state'), iss: issuer, ...query }
      const kept = new URLSearchParams()
      for (const [name, value] of Object.entries(parts)) if (value !== undefined) kept.set(name, value)
      return `?${kept}`
    },
  }
}

const b64 = (text: string) => Buffer.from(text).toString('base64url')
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const hmac = (text: string) => createHmac('sha256', providerEnv.OIDC_CLIENT_SECRET).update(text).digest('base64url')
