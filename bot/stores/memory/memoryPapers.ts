import { HotlineError } from '../../errors.ts'
import type { SealedPapers } from '../sealing/sealedPapers.ts'

export function createMemoryPapers(ensureOpen: () => void): SealedPapers {
  const papers = new Map<string, { version: number; sealed: Uint8Array }>()
  return {
    async load(name) {
      ensureOpen()
      return papers.get(name)
    },
    async save(name, expectedVersion, sealed) {
      ensureOpen()
      if ((papers.get(name)?.version ?? 0) !== expectedVersion) throw new HotlineError('conflict')
      papers.set(name, { version: expectedVersion + 1, sealed })
    },
    async destroy(name) {
      ensureOpen()
      papers.delete(name)
    },
  }
}
