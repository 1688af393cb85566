import type { StaffId } from '../../../shared/ids.ts'
import { usualWorkLanguages } from '../../../shared/languages.ts'
import { staffNameKey } from '../../../shared/staffName.ts'
import { HotlineError } from '../../errors.ts'
import type { AccountChanges, StaffAccount, StaffSession, StaffStore } from '../../ports/staff.ts'
import type { RedisConnection } from './connection.ts'
import { ensureDone } from './outcome.ts'
import { script } from './script.ts'

/** Accounts are never removed, so their count is the last number. */
const addAccount = script(
  ['accounts', 'names'],
  ['id', 'nameKey', 'account'],
  `
if redis.call('HEXISTS', names, nameKey) == 1 or redis.call('HEXISTS', accounts, id) == 1 then return 'conflict' end
local numbered = cjson.decode(account)
numbered.number = redis.call('HLEN', accounts) + 1
redis.call('HSET', accounts, id, cjson.encode(numbered))
redis.call('HSET', names, nameKey, id)
return 'done'`,
)

/** What an account has not is null on the way. */
const changeAccount = script(
  ['accounts'],
  ['id', 'to', 'from'],
  `
local stored = redis.call('HGET', accounts, id)
if not stored then return 'notFound' end
local account = cjson.decode(stored)
for name, value in pairs(cjson.decode(from)) do
  local held = account[name]
  if held == nil then held = cjson.null end
  if held ~= value then return 'conflict' end
end
for name, value in pairs(cjson.decode(to)) do
  if value == cjson.null then account[name] = nil else account[name] = value end
end
redis.call('HSET', accounts, id, cjson.encode(account))
return 'done'`,
)

const startSession = script(
  ['accounts', 'sessions'],
  ['staffId', 'id', 'session'],
  `
if redis.call('HEXISTS', accounts, staffId) == 0 then return 'notFound' end
redis.call('HSET', sessions, id, session)
return 'done'`,
)

const renewSession = script(
  ['sessions'],
  ['id', 'from', 'to'],
  `
local stored = redis.call('HGET', sessions, id)
if not stored then return 'notFound' end
local session = cjson.decode(stored)
if session.tokenHash ~= from then return 'conflict' end
session.tokenHash = to
redis.call('HSET', sessions, id, cjson.encode(session))
return 'done'`,
)

const touchSession = script(
  ['sessions'],
  ['id', 'usedAt'],
  `
local stored = redis.call('HGET', sessions, id)
if not stored then return 'done' end
local session = cjson.decode(stored)
session.usedAt = tonumber(usedAt)
redis.call('HSET', sessions, id, cjson.encode(session))
return 'done'`,
)

export function createRedisStaff({ key, run, send }: RedisConnection): StaffStore {
  async function byId(id: StaffId) {
    const account = await send<string | null>('HGET', key('accounts'), id)
    return account === null ? undefined : toAccount(account)
  }

  /** One that starts meanwhile counts as started afterwards. */
  async function endSessions(ends: (session: StaffSession) => boolean) {
    const sessions = (await send<string[]>('HVALS', key('sessions'))).map(toSession)
    const ended = sessions.filter(ends).map(({ id }) => id)
    if (ended.length > 0) await send('HDEL', key('sessions'), ...ended)
  }

  return {
    async add(account) {
      ensureDone(await run(addAccount, parametersOf(account)))
      const added = await byId(account.id)
      if (!added) throw new HotlineError('notFound')
      return added
    },
    async change(id, to, from = {}) {
      ensureDone(await run(changeAccount, { id, to: withNulls(to), from: withNulls(from) }))
      const changed = await byId(id)
      if (!changed) throw new HotlineError('notFound')
      return changed
    },
    async byName(name) {
      const id = await send<StaffId | null>('HGET', key('names'), staffNameKey(name))
      return id === null ? undefined : byId(id)
    },
    byId,
    async list() {
      const accounts = (await send<string[]>('HVALS', key('accounts'))).map(toAccount)
      return accounts.sort((a, b) => a.number - b.number)
    },
    async startSession(session) {
      const { staffId, id } = session
      ensureDone(await run(startSession, { staffId, id, session: JSON.stringify(session) }))
    },
    async session(id) {
      const session = await send<string | null>('HGET', key('sessions'), id)
      return session === null ? undefined : toSession(session)
    },
    sessionsOf: async (id) =>
      (await send<string[]>('HVALS', key('sessions'))).map(toSession).filter(({ staffId }) => staffId === id),
    renewSession: async (id, from, to) => (await run(renewSession, { id, from, to })) === 'done',
    async touchSession(id, usedAt) {
      ensureDone(await run(touchSession, { id, usedAt: String(usedAt) }))
    },
    async endSession(id) {
      await send('HDEL', key('sessions'), id)
    },
    endSessionsOf: (id) => endSessions(({ staffId }) => staffId === id),
    endSessionsBefore: (now) => endSessions(({ endsAt }) => endsAt < now),
  }
}

function parametersOf(account: Omit<StaffAccount, 'number'>) {
  const nameKey = staffNameKey(account.name)
  return { id: account.id, nameKey, account: JSON.stringify({ ...account, nameKey }) }
}

const withNulls = (changes: AccountChanges) =>
  JSON.stringify(changes, (_name, value: unknown) => (value === undefined ? null : value))

/** Accounts that were stored before there were languages have none. */
type StoredAccount = Omit<StaffAccount, 'languages'> & Partial<Pick<StaffAccount, 'languages'>> & { nameKey: string }

function toAccount(stored: string): StaffAccount {
  const { nameKey: _key, ...account } = JSON.parse(stored) as StoredAccount
  return { ...account, languages: account.languages ?? usualWorkLanguages }
}

/**
 * Sessions that were stored before their token was ever replaced are called by its hash; those that were before they had a
 * tab open nothing in any.
 */
type StoredSession = Omit<StaffSession, 'id' | 'tab'> & Partial<Pick<StaffSession, 'id' | 'tab'>>

function toSession(stored: string): StaffSession {
  const session = JSON.parse(stored) as StoredSession
  return { ...session, id: session.id ?? session.tokenHash, tab: session.tab ?? '' }
}
