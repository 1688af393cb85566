import type { FourEyesRequest, FourEyesStore } from '../../ports/audit.ts'

export function createMemoryFourEyes(ensureOpen: () => void): FourEyesStore {
  const requests = new Map<string, FourEyesRequest>()
  return {
    async add(request) {
      ensureOpen()
      requests.set(request.id, { ...request })
    },
    async list() {
      ensureOpen()
      return [...requests.values()].map((request) => ({ ...request }))
    },
    async approve(id, by) {
      ensureOpen()
      const request = requests.get(id)
      if (request?.state !== 'asked') return false
      requests.set(id, { ...request, state: 'approved', approvedBy: by })
      return true
    },
    async use(id) {
      ensureOpen()
      return requests.get(id)?.state === 'approved' && requests.delete(id)
    },
    async withdraw(id) {
      ensureOpen()
      requests.delete(id)
    },
    async forgetBefore(now) {
      ensureOpen()
      for (const [id, { expiresAt }] of requests) if (expiresAt <= now) requests.delete(id)
    },
  }
}
