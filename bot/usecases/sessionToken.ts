import type { Ports } from '../ports.ts'

/** A session's token has two halves: the first stays while the session lives, the second is replaced by each fresh proof. */
export const newToken = ({ random }: Pick<Ports, 'random'>) => `${random.id()}.${random.id()}`

/** The token that takes the place of this one. */
export const nextToken = ({ random }: Pick<Ports, 'random'>, token: string) => `${stayingHalf(token)}.${random.id()}`

/** What the session of a token is stored under. */
export const sessionIdOf = ({ tokens }: Pick<Ports, 'tokens'>, token: string) => tokens.hash(stayingHalf(token))

/** Alone it lets nobody in. */
export const stayingHalf = (token: string) => token.split('.', 1)[0] ?? ''
