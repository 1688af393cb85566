import { type ConversationId, conversationIdSchema } from '../../../../shared/ids.ts'
import { HotlineError } from '../../../errors.ts'
import type { Clock } from '../../../ports.ts'

/** What the tokens need of the keys in `KEY_DIR`. */
export interface TokenKeys {
  mac(purpose: string, text: string): string
  verify(purpose: string, text: string, mac: string): boolean
}

/** How long a token is good for, in milliseconds; a stream's address only long enough to be opened. */
const lifetimes = { directLineToken: 30 * 60_000, directLineStream: 60_000 } as const
type Purpose = keyof typeof lifetimes

export const tokenLifetimeSeconds = lifetimes.directLineToken / 1000

/** Tokens for one conversation each, that only this server can make. */
export function createDirectLineTokens(keys: TokenKeys, clock: Clock, secret: string) {
  const secretMac = keys.mac('directLineSecret', secret)
  return {
    issue(purpose: Purpose, id: ConversationId) {
      const text = `${id}.${clock.now() + lifetimes[purpose]}`
      return `${text}.${keys.mac(purpose, text)}`
    },
    /** The conversation the token is for. Throws `notAllowed` when it is not ours or its time is over. */
    read(purpose: Purpose, token: string): ConversationId {
      const [id = '', endsAt = '', mac = ''] = token.split('.')
      if (!keys.verify(purpose, `${id}.${endsAt}`, mac) || clock.now() >= Number(endsAt)) {
        throw new HotlineError('notAllowed')
      }
      return conversationIdSchema.parse(id)
    },
    /** Compared as codes, so that the time it takes tells nothing about the secret. */
    isSecret: (text: string) => keys.verify('directLineSecret', text, secretMac),
  }
}

export type DirectLineTokens = ReturnType<typeof createDirectLineTokens>
