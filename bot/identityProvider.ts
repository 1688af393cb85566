import type * as Library from 'openid-client'
import { type ProviderErrand, providerPaths } from '../shared/provider.ts'
import { HotlineError } from './errors.ts'
import type { Keys } from './keys.ts'
import type { IdentityProvider, ProviderAnswer } from './ports/provider.ts'
import type { Clock, Random } from './ports.ts'
import { createProviderFlows, flowMs } from './providerFlows.ts'
import { refuse } from './providerRefusals.ts'
import { createTurns } from './turns.ts'

interface ProviderSettings {
  /** Exactly as the provider says it of itself. */
  issuer: string
  clientId: string
  secret: string
  /** One of them must have been used. */
  acr: readonly string[]
  /** The claim that says which person it is. */
  claim: string
}

interface ProviderParts {
  settings: ProviderSettings
  keys: Pick<Keys, 'mac' | 'verify' | 'deriveId'>
  clock: Clock
  random: Random
  /** Of the console, as browsers say it. */
  origin(): string
  fetch: typeof fetch
  /** Of an answer that does not come or does not hold. */
  failed(error: unknown): void
}

/** Loaded when somebody signs in: the start and the visitors' side need none of it. */
const library = () => import('openid-client')

const answersWithinSeconds = 10
/** What the provider says of itself is asked again after this. */
const knownForMs = 60 * 60_000
/** By how much its clock and ours may differ. */
const skewMs = 30_000

/**
 * Authorization code flow with PKCE, state and nonce. The person is asked anew every time (`prompt=login`), whatever the
 * provider remembers: consoles stand on shared desks, and whoever comes next must not get in by a click. Beyond what the
 * library checks: the signature too, though the token comes by TLS, who the issuer is by the letter, the authentication
 * context, and that the person was asked after the flow began.
 */
export function createIdentityProvider(parts: ProviderParts): IdentityProvider {
  const { settings, keys, clock, origin, failed } = parts
  const flows = createProviderFlows(parts)
  const turns = createTurns({ atOnce: 4, waiting: 32 })
  const known = createKnown(parts)
  const usable = () =>
    known.current().catch((error: unknown) => {
      failed(error)
      throw new HotlineError('unavailable')
    })
  const returnTo = (errand: ProviderErrand) => new URL(providerPaths[errand], origin())

  async function claimsOf(errand: ProviderErrand, { flow, query }: ProviderAnswer) {
    const { state, nonce, verifier } = flows.read(flow)
    const cameBack = returnTo(errand)
    cameBack.search = query
    const { authorizationCodeGrant } = await library()
    const tokens = await authorizationCodeGrant(await usable(), cameBack, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      maxAge: flowMs / 1000,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new HotlineError('notProven')
    return claims
  }

  /** Nobody who only has our store learns from it who of the provider's people work here. */
  function subjectOf(claims: Library.IDToken) {
    const who = claims[settings.claim]
    if (typeof who !== 'string' || who === '') throw new HotlineError('notProven')
    return keys.deriveId('provider subject', JSON.stringify([settings.issuer, settings.claim, who]))
  }

  return {
    async ask({ errand, purpose, about }) {
      const { text, state, nonce, verifier } = flows.begin(purpose, about)
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library()
      const address = buildAuthorizationUrl(await usable(), {
        redirect_uri: returnTo(errand).href,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: settings.acr.join(' '),
        prompt: 'login',
        max_age: '0',
      })
      return { address: address.href, flow: text }
    },
    aboutOf: (flow) => flows.read(flow).about,
    belongs: flows.belongs,
    async identify(errand, answer) {
      const claims = await turns.take(() => claimsOf(errand, answer)).catch(refuse(failed))
      const askedAt = Number(claims.auth_time) * 1000
      const isFresh = askedAt >= flows.read(answer.flow).begunAt - skewMs && askedAt <= clock.now() + skewMs
      if (!isFresh) throw new HotlineError('notProven')
      if (!settings.acr.includes(String(claims.acr))) throw new HotlineError('tooWeak')
      return subjectOf(claims)
    },
    problems: () =>
      known.current().then(
        (configuration) => shortcomings(configuration.serverMetadata(), settings),
        (error: unknown) => [
          `The identity provider ${settings.issuer} cannot be used now: ${error instanceof Error ? error.message : error}`,
        ],
      ),
  }
}

/** What the provider says of itself, asked when it is first needed; after a failure it is asked again. */
function createKnown({ settings, clock, fetch }: ProviderParts) {
  let latest: { at: number; configuration: Promise<Library.Configuration> } | undefined
  return {
    current() {
      if (!latest || latest.at + knownForMs <= clock.now()) {
        const configuration = discover(settings, fetch)
        const asked = { at: clock.now(), configuration }
        latest = asked
        configuration.catch(() => {
          if (latest === asked) latest = undefined
        })
      }
      return latest.configuration
    },
  }
}

async function discover({ issuer, clientId, secret }: ProviderSettings, fetch: ProviderParts['fetch']) {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks, ...ways } = await library()
  const configuration = await discovery(new URL(issuer), clientId, {}, clientAuth(ways, secret), {
    // Without TLS it is on this machine: the configuration allows nothing else.
    execute: [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
    [customFetch]: fetch as unknown as Library.CustomFetch,
    timeout: answersWithinSeconds,
  })
  const { issuer: named } = configuration.serverMetadata()
  if (named !== issuer) throw new Error(`it calls itself ${named}`)
  return configuration
}

/** By the header, unless the provider takes the secret in the form alone. */
function clientAuth(
  { ClientSecretBasic, ClientSecretPost }: Pick<typeof Library, 'ClientSecretBasic' | 'ClientSecretPost'>,
  secret: string,
): Library.ClientAuth {
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (taken.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost)(secret)(server, ...rest)
  }
}

function shortcomings(server: Library.ServerMetadata, { acr }: ProviderSettings) {
  const { code_challenge_methods_supported: pkce, acr_values_supported: contexts } = server
  return [
    ...(pkce && !pkce.includes('S256') ? ['The identity provider says that it has no PKCE with S256.'] : []),
    ...(contexts && !acr.some((one) => contexts.includes(one))
      ? ['The identity provider knows none of the authentication contexts that OIDC_ACR names.']
      : []),
  ]
}
