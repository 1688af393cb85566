import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { HotlineError } from './errors.ts'
import type { Keys } from './keys.ts'
import type { PasskeyCeremonies } from './ports/staff.ts'
import type { Clock, Random } from './ports.ts'

interface CeremonyParts {
  keys: Pick<Keys, 'mac' | 'verify'>
  clock: Clock
  random: Random
  /** Of the console, as browsers say it. */
  origin(): string
}

/** Loaded when somebody signs in: the start and the visitors' side need none of it. */
const library = () => import('@simplewebauthn/server')

/** How long a challenge can be answered: time to find the telephone the passkey is on. */
export const challengeMs = 5 * 60_000
/** EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257]

/**
 * Nobody's challenge is stored: each carries its end and our proof that it was made for its purpose, so that asking for
 * one costs nothing. What makes it good for once is that whoever takes an answer spends it.
 */
export function createCeremonies({ keys, clock, random, origin }: CeremonyParts): PasskeyCeremonies {
  const site = () => ({
    expectedOrigin: origin(),
    expectedRPID: new URL(origin()).hostname,
    requireUserVerification: true,
  })

  function challengeFor(purpose: string) {
    const text = `${clock.now() + challengeMs}.${random.id()}`
    return Buffer.from(`${text}.${keys.mac('passkey', `${purpose} ${text}`)}`)
  }

  /** Where it ends, or nothing when it is not one of ours for this purpose or is over. */
  function endOf(purpose: string, challenge: string) {
    const [endsAt = '', nonce = '', proof = ''] = Buffer.from(challenge, 'base64url').toString().split('.')
    const isOurs = keys.verify('passkey', `${purpose} ${endsAt}.${nonce}`, proof)
    return isOurs && Number(endsAt) > clock.now() ? Number(endsAt) : undefined
  }

  /** Reads the challenge that was answered on the way through the library's own checks. */
  function watchChallenge(purpose: string) {
    const seen = { challenge: '', challengeEndsAt: 0 }
    return {
      seen,
      expectedChallenge(challenge: string) {
        const endsAt = endOf(purpose, challenge)
        Object.assign(seen, { challenge, challengeEndsAt: endsAt ?? 0 })
        return endsAt !== undefined
      },
    }
  }

  return {
    async askToMake(purpose, { id, name }, known) {
      const { generateRegistrationOptions } = await library()
      return generateRegistrationOptions({
        rpName: 'Jour',
        rpID: site().expectedRPID,
        userID: new TextEncoder().encode(id),
        userName: name,
        challenge: challengeFor(purpose),
        timeout: challengeMs,
        attestationType: 'none',
        excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
        // Found by the browser without a name, so that a name is never asked for and nobody learns who exists.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      })
    },
    made: (purpose, answer) =>
      orNotProven(async () => {
        const { verifyRegistrationResponse } = await library()
        const { seen, expectedChallenge } = watchChallenge(purpose)
        const { registrationInfo } = await verifyRegistrationResponse({
          ...site(),
          response: answer as unknown as RegistrationResponseJSON,
          expectedChallenge,
          supportedAlgorithmIDs: algorithms,
        })
        if (!registrationInfo) return undefined
        const { id, publicKey, counter } = registrationInfo.credential
        return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, ...seen }
      }),
    async askToUse(purpose, known = []) {
      const { generateAuthenticationOptions } = await library()
      return generateAuthenticationOptions({
        rpID: site().expectedRPID,
        challenge: challengeFor(purpose),
        timeout: challengeMs,
        allowCredentials: known.map(({ id }) => ({ id })),
        userVerification: 'required',
      })
    },
    used: (purpose, answer, { id, publicKey }) =>
      orNotProven(async () => {
        const { verifyAuthenticationResponse } = await library()
        const { seen, expectedChallenge } = watchChallenge(purpose)
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...site(),
          response: answer as unknown as AuthenticationResponseJSON,
          expectedChallenge,
          // Whether the counter went back is told apart from a signature that does not hold by whoever knows the counter.
          credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
        })
        return verified ? { counter: authenticationInfo.newCounter, ...seen } : undefined
      }),
  }
}

/** The library throws an error of no kind for everything that does not hold, forms it cannot read among them. */
async function orNotProven<Value>(verify: () => Promise<Value | undefined>): Promise<Value> {
  const value = await verify().catch(() => undefined)
  if (value === undefined) throw new HotlineError('notProven')
  return value
}
