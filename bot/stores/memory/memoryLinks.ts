import type { StaffId } from '../../../shared/ids.ts'
import { HotlineError } from '../../errors.ts'
import type { ProviderLinks } from '../../ports/provider.ts'

export function createMemoryLinks(ensureOpen: () => void): ProviderLinks {
  const links = new Map<string, StaffId>()
  return {
    async add({ subject, staffId }) {
      ensureOpen()
      if (links.has(subject) || [...links.values()].includes(staffId)) throw new HotlineError('conflict')
      links.set(subject, staffId)
    },
    async bySubject(subject) {
      ensureOpen()
      return links.get(subject)
    },
    async has(id) {
      ensureOpen()
      return [...links.values()].includes(id)
    },
    async remove(id) {
      ensureOpen()
      for (const [subject, staffId] of links) if (staffId === id) links.delete(subject)
    },
  }
}
