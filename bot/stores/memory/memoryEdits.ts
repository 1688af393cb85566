import type { Edit } from '../../../shared/edits.ts'
import { HotlineError } from '../../errors.ts'
import type { EditStore } from '../../ports/content.ts'

export function createMemoryEdits(ensureOpen: () => void): EditStore {
  const edits: Edit[] = []
  return {
    async append(edit) {
      ensureOpen()
      if (edit.seq !== edits.length + 1) throw new HotlineError('conflict')
      edits.push(structuredClone(edit))
    },
    async read(since) {
      ensureOpen()
      return structuredClone(edits.slice(since))
    },
  }
}
