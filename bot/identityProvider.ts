import type * as Library from 'openid-client'
import { type ProviderErrand, providerPaths } from '../shared/provider.ts'
import { HotlineError } from './errors.ts'
import type { Keys } from './keys.ts'
import type { IdentityProvider, ProviderAnswer } from './ports/provider.ts'
import type { Clock, Random } from './ports.ts'
import { createProviderFlows, flowMs } from './providerFlows.ts'
import { createLogoutTokens } from './providerLogout.ts'
import { createKnownProvider, type ProviderSettings, shortcomings } from './providerMetadata.ts'
import { refuse } from './providerRefusals.ts'
import { createTurns } from './turns.ts'

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
  /** Anybody can knock there, and keeps nobody from signing in by it. */
  const logoutTurns = createTurns({ atOnce: 2, waiting: 16 })
  const known = createKnownProvider(parts)
  const readLogoutToken = createLogoutTokens(parts)
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
  /** The same of an ID token and of what the provider says later. */
  function thereOf({ sub, sid }: { sub?: unknown; sid?: unknown }) {
    const nameOf = (value: string) => keys.deriveId('provider session', JSON.stringify([settings.issuer, value]))
    return {
      ...(typeof sub === 'string' ? { who: nameOf(`sub ${sub}`) } : {}),
      ...(typeof sid === 'string' ? { session: nameOf(`sid ${sid}`) } : {}),
    }
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
      return { subject: subjectOf(claims), there: thereOf(claims) }
    },
    leaveAddress: () => known.leaveAddress(origin()),
    async readLogout(token) {
      const { claims, ...times } = await logoutTurns.take(async () =>
        readLogoutToken((await usable()).serverMetadata(), token),
      )
      return { there: thereOf(claims), once: `logout ${keys.deriveId('provider logout', claims.jti)}`, ...times }
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
