import { isLoopback, type Source } from './source.ts'

/** The municipality's identity provider, as it knows us and as we must know it. */
export interface ProviderConfig {
  /** Exactly as it says it of itself. */
  issuer: string
  clientId: string
  /** A word both know, or a key of which it knows the public half. */
  proof: { secret: string } | { secretFile: string } | { keyFile: string }
  /** Ways of making sure who somebody is that are good enough, in the provider's words; one of them must have been used. */
  acr: readonly string[]
  /** What of an ID token says which person it is. */
  claim: string
}

const names = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'OIDC_CLIENT_KEY_FILE',
  'OIDC_ACR',
  'OIDC_CLAIM',
]

export function readProvider(source: Source, isWanted: boolean): ProviderConfig | undefined {
  const [issuer, clientId, secret, secretFile, keyFile, acr, claim = 'sub'] = names.map((name) => source.text(name))
  if (!isWanted) return undefined
  if (!issuer || !isIssuer(issuer)) {
    source.problems.push('OIDC_ISSUER must be the https address the identity provider calls itself by')
  }
  if (!clientId) source.problems.push('OIDC_CLIENT_ID is needed when SIGN_IN is oidc')
  const proofs = [
    ...(secret === undefined ? [] : [{ secret }]),
    ...(secretFile === undefined ? [] : [{ secretFile }]),
    ...(keyFile === undefined ? [] : [{ keyFile }]),
  ]
  if (proofs.length !== 1) {
    source.problems.push(
      'one of OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE and OIDC_CLIENT_KEY_FILE is needed when SIGN_IN is oidc',
    )
  }
  if (!acr)
    source.problems.push('OIDC_ACR must say which authentication contexts are strong enough, with spaces between')
  if (!/^[\w:./-]{1,100}$/.test(claim)) source.problems.push('OIDC_CLAIM must be the name of a claim, for example sub')
  return {
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    proof: proofs[0] ?? { secret: '' },
    acr: (acr ?? '').split(/\s+/),
    claim,
  }
}

/** On this machine without TLS, to try it out. */
function isIssuer(text: string) {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && search === '' && hash === '' && username === ''
}
