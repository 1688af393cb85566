import { isCode, NotLetInError } from '../errors.ts'
import type { AccountChanges, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { accountWithPassword, type NameAndPassword } from './signIn.ts'

type NewcomerPorts = Parameters<typeof accountWithPassword>[0]

/** Whose password this is, which works once. Throws as signing in with one does, and `notSignedIn` when its time is over. */
export async function newcomer(ports: NewcomerPorts, given: NameAndPassword): Promise<StaffAccount> {
  const account = await accountWithPassword(ports, given)
  const isOver = account.passwordUntil !== undefined && account.passwordUntil <= ports.clock.now()
  // With one-time codes beside it the password is no first one any more, whatever way the line is set to since.
  if (isOver || account.codeSecret !== undefined) throw new NotLetInError(account.number)
  return account
}

/**
 * Uses the password up: of many at once one gets on, and the others throw `notSignedIn`. Nothing takes its place. Gives the
 * account as it then is.
 */
export async function spendPassword(
  ports: Pick<Ports, 'passkeys' | 'staff' | 'tokens'>,
  { id, number, passwordHash, passwordUntil }: StaffAccount,
): Promise<StaffAccount> {
  const once = ports.tokens.hash(`password ${passwordHash}`)
  const isFirst = await ports.passkeys.spend(once, passwordUntil ?? Number.MAX_SAFE_INTEGER)
  if (!isFirst) throw new NotLetInError(number)
  return changeOfNewcomer(ports, { id, number, passwordHash }, { passwordHash: '', passwordUntil: undefined })
}

/** Throws `notSignedIn` where the account was disabled or reset since its password was checked, or came to have codes. */
export async function changeOfNewcomer(
  { staff }: Pick<Ports, 'staff'>,
  { id, number, passwordHash }: Pick<StaffAccount, 'id' | 'number' | 'passwordHash'>,
  to: AccountChanges,
): Promise<StaffAccount> {
  return staff.change(id, to, { passwordHash, codeSecret: undefined, disabled: false }).catch((error: unknown) => {
    throw isCode(error, 'conflict') ? new NotLetInError(number) : error
  })
}
