/** What a newcomer is asked for when many come at once: a number that makes the digest of it and the rest begin with so many zero bits. */
export interface Work {
  challenge: string
  bits: number
}

export interface Proof {
  challenge: string
  nonce: number
}

/** What is digested with SHA-256. The client id is in it, so that one proof begins one conversation. */
export const workText = (challenge: string, clientId: string, nonce: number) => `${challenge}.${clientId}.${nonce}`
