import { type ConversationId, conversationIdSchema } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { loadConversation } from '../../usecases/commit.ts'

/** What the token needs of the keys in `KEY_DIR`. */
export interface Sealer {
  mac(purpose: string, text: string): string
  verify(purpose: string, text: string, mac: string): boolean
}

/** A conversation, and how often its visitor had come back by return code when the token was made. */
export interface Held {
  id: ConversationId
  returns: number
}

const purpose = 'visitorToken'

/** Before anybody has come back the text is the id alone. */
const textOf = ({ id, returns }: Held) => (returns === 0 ? id : `${id}.${returns}`)

/** The page's proof that it holds a conversation: the id and a code only the server can make. */
export const issueToken = (keys: Sealer, held: Held) => `${textOf(held)}.${keys.mac(purpose, textOf(held))}`

/** Anything but a token of ours is as if the conversation did not exist. */
export function readToken(keys: Sealer, token: string): Held {
  const parts = token.split('.')
  const mac = parts.pop() ?? ''
  const [text = '', returns = '0'] = parts
  const id = conversationIdSchema.safeParse(text)
  const held = { id: id.data as ConversationId, returns: Number(returns) }
  if (!id.success || textOf(held) !== parts.join('.') || !keys.verify(purpose, textOf(held), mac))
    throw new HotlineError('notFound')
  return held
}

/** Throws `gone` when the visitor has come back somewhere else since: the newest place has the conversation. */
export async function holdNow(parts: { ports: Ports; keys: Sealer }, token: string): Promise<Held> {
  const held = readToken(parts.keys, token)
  const { lastSeq, returns } = await loadConversation(parts.ports, held.id)
  if (lastSeq > 0 && returns !== held.returns) throw new HotlineError('gone')
  return held
}
