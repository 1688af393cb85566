import { HotlineError } from '../../errors.ts'
import type { Passkey, PasskeyStore } from '../../ports/staff.ts'

export function createMemoryPasskeys(ensureOpen: () => void): PasskeyStore {
  const passkeys = new Map<string, Passkey>()
  const spent = new Map<string, number>()
  return {
    async add(passkey) {
      ensureOpen()
      if (passkeys.has(passkey.id)) throw new HotlineError('conflict')
      passkeys.set(passkey.id, { ...passkey })
    },
    async byId(id) {
      ensureOpen()
      const passkey = passkeys.get(id)
      return passkey && { ...passkey }
    },
    async ofStaff(id) {
      ensureOpen()
      const theirs = [...passkeys.values()].filter(({ staffId }) => staffId === id)
      return theirs.sort((a, b) => a.addedAt - b.addedAt).map((passkey) => ({ ...passkey }))
    },
    async count(id, from, to) {
      ensureOpen()
      const passkey = passkeys.get(id)
      if (passkey?.counter !== from) return false
      passkeys.set(id, { ...passkey, counter: to })
      return true
    },
    async remove(id) {
      ensureOpen()
      passkeys.delete(id)
    },
    async spend(once, endsAt) {
      ensureOpen()
      if (spent.has(once)) return false
      spent.set(once, endsAt)
      return true
    },
    async forgetSpentBefore(now) {
      ensureOpen()
      for (const [once, endsAt] of spent) if (endsAt < now) spent.delete(once)
    },
  }
}
