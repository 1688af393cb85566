import type { KeyObject } from 'node:crypto'
import type * as Library from 'openid-client'
import type { Clock } from './ports.ts'
import { signingKey } from './providerClientKey.ts'

export interface ProviderSettings {
  /** Exactly as the provider says it of itself. */
  issuer: string
  clientId: string
  /** A word both know, or a key of which it knows the public half. */
  proof: { secret: string } | { key: KeyObject }
  /** One of them must have been used. */
  acr: readonly string[]
  /** The claim that says which person it is. */
  claim: string
}

interface KnownParts {
  settings: ProviderSettings
  clock: Clock
  fetch: typeof fetch
}

const library = () => import('openid-client')

const answersWithinSeconds = 10
/** What the provider says of itself is asked again after this. */
const knownForMs = 60 * 60_000

/** What the provider says of itself, asked when it is first needed; after a failure it is asked again. */
export function createKnownProvider({ settings, clock, fetch }: KnownParts) {
  let latest: { at: number; configuration: Promise<Library.Configuration> } | undefined
  let leaving: ((origin: string) => string) | undefined
  return {
    /** Nobody waits for it: it is there as soon as the provider has been asked for anything. */
    leaveAddress: (origin: string) => leaving?.(origin),
    current() {
      if (!latest || latest.at + knownForMs <= clock.now()) {
        const configuration = discover(settings, fetch)
        const asked = { at: clock.now(), configuration }
        latest = asked
        configuration
          .then(async (usable) => {
            leaving = await leavingBy(usable)
          })
          .catch(() => {
            if (latest === asked) latest = undefined
          })
      }
      return latest.configuration
    },
  }
}

/** With no hint of who it is, because we keep none: the provider asks the person whether they want to. */
async function leavingBy(configuration: Library.Configuration) {
  if (!configuration.serverMetadata().end_session_endpoint) return undefined
  const { buildEndSessionUrl } = await library()
  return (origin: string) => buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${origin}/` }).href
}

async function discover({ issuer, clientId, proof }: ProviderSettings, fetch: KnownParts['fetch']) {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks, ...ways } = await library()
  const configuration = await discovery(new URL(issuer), clientId, {}, clientAuth(ways, proof), {
    // Without TLS it is on this machine: the configuration allows nothing else.
    execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
    [customFetch]: fetch as unknown as Library.CustomFetch,
    timeout: answersWithinSeconds,
  })
  const { issuer: named } = configuration.serverMetadata()
  if (named !== issuer) throw new Error(`it calls itself ${named}`)
  return configuration
}

/** With a key, or a secret by the header, unless the provider takes it in the form alone. */
function clientAuth(
  {
    ClientSecretBasic,
    ClientSecretPost,
    PrivateKeyJwt,
  }: Pick<typeof Library, 'ClientSecretBasic' | 'ClientSecretPost' | 'PrivateKeyJwt'>,
  proof: ProviderSettings['proof'],
): Library.ClientAuth {
  if ('key' in proof) return PrivateKeyJwt(signingKey(proof.key))
  const { secret } = proof
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (taken.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost)(secret)(server, ...rest)
  }
}

/** What keeps staff from signing in there, in words for the operator. */
export function shortcomings(server: Library.ServerMetadata, { acr }: ProviderSettings) {
  const { code_challenge_methods_supported: pkce, acr_values_supported: contexts } = server
  return [
    ...(pkce && !pkce.includes('S256') ? ['The identity provider says that it has no PKCE with S256.'] : []),
    ...(contexts && !acr.some((one) => contexts.includes(one))
      ? ['The identity provider knows none of the authentication contexts that OIDC_ACR names.']
      : []),
  ]
}
