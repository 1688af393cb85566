import type { StaffId } from '../../../shared/ids.ts'
import { staffNameKey } from '../../../shared/staffName.ts'
import { HotlineError } from '../../errors.ts'
import type { StaffAccount, StaffSession, StaffStore } from '../../ports/staff.ts'
import { changedAccount } from '../changedAccount.ts'

export function createMemoryStaff(ensureOpen: () => void): StaffStore {
  const accounts = new Map<StaffId, StaffAccount>()
  const sessions = new Map<string, StaffSession>()

  function accountNamed(name: string) {
    ensureOpen()
    return [...accounts.values()].find((account) => staffNameKey(account.name) === staffNameKey(name))
  }

  function endSessions(ends: (session: StaffSession) => boolean) {
    ensureOpen()
    for (const [id, session] of sessions) if (ends(session)) sessions.delete(id)
  }

  return {
    async add(account) {
      if (accountNamed(account.name)) throw new HotlineError('conflict', `the name ${account.name} is taken`)
      const stored = { ...account, number: accounts.size + 1 }
      accounts.set(account.id, stored)
      return { ...stored }
    },
    async change(id, to, from) {
      ensureOpen()
      const changed = changedAccount(accounts.get(id), to, from)
      accounts.set(id, changed)
      return { ...changed }
    },
    byName: async (name) => copy(accountNamed(name)),
    async byId(id) {
      ensureOpen()
      return copy(accounts.get(id))
    },
    async list() {
      ensureOpen()
      return [...accounts.values()].map((account) => ({ ...account }))
    },
    async startSession(session) {
      ensureOpen()
      if (!accounts.has(session.staffId)) throw new HotlineError('notFound')
      sessions.set(session.id, { ...session })
    },
    async session(id) {
      ensureOpen()
      return copy(sessions.get(id))
    },
    async sessionsOf(id) {
      ensureOpen()
      return [...sessions.values()].filter(({ staffId }) => staffId === id).map((session) => ({ ...session }))
    },
    async renewSession(id, from, to) {
      ensureOpen()
      const session = sessions.get(id)
      if (session?.tokenHash !== from) return false
      sessions.set(id, { ...session, tokenHash: to })
      return true
    },
    async touchSession(id, usedAt) {
      ensureOpen()
      const session = sessions.get(id)
      if (session) sessions.set(id, { ...session, usedAt })
    },
    endSession: async (id) => endSessions((session) => session.id === id),
    endSessionsOf: async (id) => endSessions((session) => session.staffId === id),
    endSessionsBefore: async (now) => endSessions((session) => session.endsAt < now),
  }
}

const copy = <Value extends object>(value: Value | undefined) => value && { ...value }
