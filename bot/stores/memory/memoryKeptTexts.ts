import type { KeptTextId } from '../../../shared/ids.ts'
import type { KeptTextRows, SealedText } from '../sealing/sealedKeptTexts.ts'

export function createMemoryKeptTexts(ensureOpen: () => void): KeptTextRows {
  const texts = new Map<KeptTextId, SealedText>()
  return {
    async add(text) {
      ensureOpen()
      texts.set(text.id, { ...text })
    },
    async list() {
      ensureOpen()
      return [...texts.values()]
    },
    async remove(id) {
      ensureOpen()
      texts.delete(id)
    },
  }
}
