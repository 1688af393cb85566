import type { DatabaseSync } from 'node:sqlite'
import type { StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { Role } from '../../../shared/roles.ts'
import { staffNameKey } from '../../../shared/staffName.ts'
import type { ThereSession } from '../../ports/provider.ts'
import type { StaffAccount, StaffSession } from '../../ports/staff.ts'
import { prepareAll, rowsOf } from './statements.ts'

const accountColumns =
  'SELECT id, number, name, role, languages, password_hash, password_until, code_secret, disabled FROM staff_account'
const sessionColumns =
  'SELECT id, token_hash AS tokenHash, staff AS staffId, ends_at AS endsAt, started_at AS startedAt, used_at AS usedAt, tab, there FROM staff_session'
const sql = {
  byName: `${accountColumns} WHERE name_key = ?`,
  byId: `${accountColumns} WHERE id = ?`,
  list: `${accountColumns} ORDER BY number`,
  lastNumber: 'SELECT max(number) AS number FROM staff_account',
  addAccount: `
    INSERT INTO staff_account (id, number, name, name_key, role, languages, password_hash, password_until, code_secret, disabled)
    VALUES ($id, $number, $name, $nameKey, $role, $languages, $passwordHash, $passwordUntil, $codeSecret, $disabled)`,
  updateAccount: `
    UPDATE staff_account SET number = $number, name = $name, name_key = $nameKey, role = $role, languages = $languages,
      password_hash = $passwordHash, password_until = $passwordUntil, code_secret = $codeSecret, disabled = $disabled WHERE id = $id`,
  session: `${sessionColumns} WHERE id = ?`,
  sessionsOf: `${sessionColumns} WHERE staff = ?`,
  renewSession: 'UPDATE staff_session SET token_hash = ? WHERE id = ? AND token_hash = ?',
  touchSession: 'UPDATE staff_session SET used_at = ? WHERE id = ?',
  addSession:
    'INSERT INTO staff_session (id, token_hash, staff, ends_at, started_at, used_at, tab, there) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  endSession: 'DELETE FROM staff_session WHERE id = ?',
  endSessionsOf: 'DELETE FROM staff_session WHERE staff = ?',
  endSessionsBefore: 'DELETE FROM staff_session WHERE ends_at < ?',
}

interface AccountRow {
  id: StaffId
  number: number
  name: string
  role: Role
  languages: string
  password_hash: string
  password_until: number | null
  code_secret: string | null
  disabled: number
}

type SessionRow = Omit<StaffSession, 'tab' | 'there'> & { tab: string | null; there: string | null }

/** The statements of staff: rows in, values out, no decision. */
export function staffRows(database: DatabaseSync) {
  const statements = prepareAll(database, sql)
  return {
    byName: (name: string) => rowsOf<AccountRow>(statements.byName, staffNameKey(name)).map(toAccount)[0],
    byId: (id: StaffId) => rowsOf<AccountRow>(statements.byId, id).map(toAccount)[0],
    list: () => rowsOf<AccountRow>(statements.list).map(toAccount),
    lastNumber: () => rowsOf<{ number: number | null }>(statements.lastNumber)[0]?.number ?? 0,
    addAccount: (account: StaffAccount) => void statements.addAccount.run(toParameters(account)),
    updateAccount: (account: StaffAccount) => void statements.updateAccount.run(toParameters(account)),
    session: (id: string) => rowsOf<SessionRow>(statements.session, id).map(toSession)[0],
    sessionsOf: (id: StaffId) => rowsOf<SessionRow>(statements.sessionsOf, id).map(toSession),
    renewSession: (id: string, from: string, to: string) =>
      Number(statements.renewSession.run(to, id, from).changes) === 1,
    touchSession: (id: string, usedAt: number) => void statements.touchSession.run(usedAt, id),
    addSession: ({ id, tokenHash, staffId, endsAt, startedAt, usedAt, tab, there }: StaffSession) =>
      void statements.addSession.run(
        ...[id, tokenHash, staffId, endsAt, startedAt, usedAt, tab],
        there ? JSON.stringify(there) : null,
      ),
    endSession: (id: string) => void statements.endSession.run(id),
    endSessionsOf: (id: StaffId) => void statements.endSessionsOf.run(id),
    endSessionsBefore: (now: number) => void statements.endSessionsBefore.run(now),
  }
}

const toAccount = ({
  languages,
  password_hash,
  password_until,
  code_secret,
  disabled,
  ...account
}: AccountRow): StaffAccount => ({
  ...account,
  languages: JSON.parse(languages) as Language[],
  passwordHash: password_hash,
  ...(password_until === null ? {} : { passwordUntil: password_until }),
  ...(code_secret === null ? {} : { codeSecret: code_secret }),
  disabled: disabled === 1,
})

/** Sessions that were stored before they had a tab open nothing in any. */
const noTab = ''
const toSession = ({ tab, there, ...session }: SessionRow): StaffSession => ({
  ...session,
  tab: tab ?? noTab,
  ...(there === null ? {} : { there: JSON.parse(there) as ThereSession }),
})

const toParameters = ({ id, number, name, role, languages, passwordHash, disabled, ...account }: StaffAccount) => ({
  $id: id,
  $number: number,
  $name: name,
  $nameKey: staffNameKey(name),
  $role: role,
  $languages: JSON.stringify(languages),
  $passwordHash: passwordHash,
  $passwordUntil: account.passwordUntil ?? null,
  $codeSecret: account.codeSecret ?? null,
  $disabled: Number(disabled),
})
