import { HotlineError } from '../errors.ts'
import type { AccountChanges, StaffAccount } from '../ports/staff.ts'

/** An account as it is to be stored. Throws as changing one does. */
export function changedAccount(
  account: StaffAccount | undefined,
  to: AccountChanges,
  from: AccountChanges = {},
): StaffAccount {
  if (!account) throw new HotlineError('notFound')
  const isAsExpected = Object.entries(from).every(([name, value]) => account[name as keyof AccountChanges] === value)
  if (!isAsExpected) throw new HotlineError('conflict')
  const changed = Object.entries({ ...account, ...to }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(changed) as unknown as StaffAccount
}
