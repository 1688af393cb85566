import type { ConversationId, KeptTextId } from '../../../shared/ids.ts'
import type { KeptText, KeptTexts } from '../../ports/conversations.ts'
import type { ConversationKeys } from './conversationKeys.ts'
import { open, seal } from './envelope.ts'

export interface SealedText {
  id: KeptTextId
  eraseAt: number
  content: Uint8Array
}

/** What a kind of store does for kept texts; it sees no content. */
export interface KeptTextRows {
  add(text: SealedText): Promise<void>
  list(): Promise<SealedText[]>
  /** What was there is destroyed. Again is harmless. */
  remove(id: KeptTextId): Promise<void>
}

/** Each text has a key of its own, beside those of conversations. The key goes first: no copy of the store shows it then. */
export function sealKeptTexts(rows: KeptTextRows, keys: ConversationKeys): KeptTexts {
  async function erase(id: KeptTextId) {
    await keys.destroy(keyIdOf(id))
    await rows.remove(id)
  }

  async function opened({ id, eraseAt, content }: SealedText): Promise<KeptText[]> {
    const dataKey = await keys.find(keyIdOf(id))
    if (!dataKey) return []
    const said = JSON.parse(Buffer.from(open(dataKey.key, content, contextOf(id))).toString()) as Words
    return [{ id, eraseAt, ...said }]
  }

  return {
    async keep({ id, eraseAt, text, language }) {
      const { key } = await keys.make(keyIdOf(id))
      const words: Words = { text, language }
      await rows.add({ id, eraseAt, content: seal(key, Buffer.from(JSON.stringify(words)), contextOf(id)) })
    },
    async list() {
      const texts = await Promise.all((await rows.list()).map(opened))
      return texts.flat().toSorted((one, other) => one.eraseAt - other.eraseAt)
    },
    erase,
    async eraseDue(now) {
      for (const { id, eraseAt } of await rows.list()) if (eraseAt <= now) await erase(id)
    },
  }
}

type Words = Pick<KeptText, 'text' | 'language'>

const contextOf = (id: KeptTextId) => `kept text|${id}`

/** Ids of both kinds are 128 random bits: none of one is one of the other. */
export const keyIdOf = (id: KeptTextId) => id as string as ConversationId
