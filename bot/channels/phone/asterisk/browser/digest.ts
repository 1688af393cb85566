import { createHash } from 'node:crypto'

export interface Login {
  user: string
  password: string
}

interface Asked {
  method: string
  uri: string
  cnonce: string
}

/** Strongest first. An Asterisk that was told nothing of it knows MD5 alone. */
const hashes: ReadonlyMap<string, string> = new Map([
  ['SHA-256', 'sha256'],
  ['MD5', 'md5'],
])

const algorithmOf = (challenge: string) => (/\balgorithm="?([\w-]+)/i.exec(challenge)?.[1] ?? 'MD5').toUpperCase()

/** The one to answer; nothing when none is known here (RFC 8760). */
export const strongestOf = (challenges: readonly string[]): string | undefined =>
  [...hashes.keys()]
    .map((algorithm) => challenges.find((challenge) => algorithmOf(challenge) === algorithm))
    .find((challenge) => challenge !== undefined)

/** The answer to a challenge for a password (RFC 7616), as a header's value. */
export function answerChallenge(challenge: string, { user, password }: Login, { method, uri, cnonce }: Asked): string {
  const part = (name: string) => new RegExp(`\\b${name}="?([^",]+)"?`, 'i').exec(challenge)?.[1]
  const [realm = '', nonce = '', opaque] = [part('realm'), part('nonce'), part('opaque')]
  const hasQop = /\bqop=/i.test(challenge)
  const count = '00000001'
  const algorithm = algorithmOf(challenge)
  const hash = (text: string) =>
    createHash(hashes.get(algorithm) ?? '')
      .update(text)
      .digest('hex')
  const [who, what] = [hash(`${user}:${realm}:${password}`), hash(`${method}:${uri}`)]
  const response = hash(hasQop ? [who, nonce, count, cnonce, 'auth', what].join(':') : [who, nonce, what].join(':'))
  return [
    `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=${algorithm}`,
    ...(hasQop ? [`qop=auth, nc=${count}, cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ].join(', ')
}
