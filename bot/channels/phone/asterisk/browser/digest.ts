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

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** The answer to a challenge for a password (RFC 2617), as a header's value. */
export function answerChallenge(challenge: string, { user, password }: Login, { method, uri, cnonce }: Asked): string {
  const part = (name: string) => new RegExp(`\\b${name}="?([^",]+)"?`, 'i').exec(challenge)?.[1]
  const [realm = '', nonce = '', opaque] = [part('realm'), part('nonce'), part('opaque')]
  const hasQop = /\bqop=/i.test(challenge)
  const count = '00000001'
  const [who, what] = [md5(`${user}:${realm}:${password}`), md5(`${method}:${uri}`)]
  const response = md5(hasQop ? [who, nonce, count, cnonce, 'auth', what].join(':') : [who, nonce, what].join(':'))
  return [
    `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5`,
    ...(hasQop ? [`qop=auth, nc=${count}, cnonce="${cnonce}"`] : []),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ].join(', ')
}
