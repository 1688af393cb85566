import { staffIdSchema } from '../../shared/ids.ts'
import { type Language, usualWorkLanguages } from '../../shared/languages.ts'
import type { Role } from '../../shared/roles.ts'
import { staffNameSchema } from '../../shared/staffName.ts'
import { HotlineError } from '../errors.ts'
import type { AccountChanges, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

type AccountPorts = Pick<Ports, 'staff' | 'passwords' | 'random' | 'audit' | 'clock'>

/** So long the password of a new account can make a passkey. */
const passwordMs = 24 * 60 * 60_000
/** So long the one that replaces a lost passkey can: it is read to somebody who waits for it. */
const recoveryMs = 60 * 60_000

/** An account with its new password, which is shown once and stored only as a hash. */
export interface NewPassword {
  account: StaffAccount
  password: string
}

/** Throws `badInput` for a name that is too short or too long, `conflict` when it is taken. */
export async function addStaff(ports: AccountPorts, name: string, role: Role): Promise<NewPassword> {
  const password = readablePassword(ports.random.id())
  const readable = readName(name)
  await ports.audit.write({ who: 0, act: 'manageAccounts', why: `add ${role}` })
  const account = await ports.staff.add({
    id: staffIdSchema.parse(ports.random.id()),
    name: readable,
    role,
    languages: usualWorkLanguages,
    passwordHash: await ports.passwords.hash(password),
    passwordUntil: ports.clock.now() + passwordMs,
    disabled: false,
  })
  return { account, password }
}

/** In the order of their numbers. */
export const listStaff = ({ staff }: Pick<Ports, 'staff'>) => staff.list()

/**
 * A new password in place of the old one, of every passkey, of one-time codes and of the link to the provider, good for an
 * hour; whoever is signed in is signed out. Throws `notFound`.
 */
export async function resetStaff(
  ports: AccountPorts & Pick<Ports, 'passkeys' | 'links'>,
  name: string,
): Promise<NewPassword> {
  const password = readablePassword(ports.random.id())
  const passwordHash = await ports.passwords.hash(password)
  const passwordUntil = ports.clock.now() + recoveryMs
  const account = await change(ports, name, { passwordHash, passwordUntil, codeSecret: undefined }, 'reset')
  for (const { id } of await ports.passkeys.ofStaff(account.id)) await ports.passkeys.remove(id)
  await ports.links.remove(account.id)
  await ports.staff.endSessionsOf(account.id)
  return { account, password }
}

/**
 * A code for an envelope, for whoever is alone at night: a password that works once and whenever that is. It makes one more
 * passkey for whoever has lost theirs, or signs in where the provider is out of order. A new one ends the one before. Throws
 * `notFound`, and `conflict` for whoever never signed in.
 */
export async function emergencyCode(
  ports: AccountPorts & Pick<Ports, 'passkeys' | 'links'>,
  name: string,
): Promise<NewPassword> {
  const known = await ports.staff.byName(name)
  const isNew = known && (await ports.passkeys.ofStaff(known.id)).length === 0 && !(await ports.links.has(known.id))
  if (isNew) throw new HotlineError('conflict', `${known.name} has never signed in`)
  const password = readablePassword(ports.random.id())
  const passwordHash = await ports.passwords.hash(password)
  const account = await change(ports, name, { passwordHash, codeSecret: undefined }, 'emergency')
  return { account, password }
}

/** Nobody signs in with it any more, and whoever is signed in is out. Throws `notFound`. */
export async function disableStaff(ports: Pick<Ports, 'staff' | 'audit'>, name: string): Promise<StaffAccount> {
  const account = await change(ports, name, { disabled: true }, 'disable')
  await ports.staff.endSessionsOf(account.id)
  return account
}

/** Whoever is signed in with it is out, and can sign in again. Throws `notFound`. */
export async function signOutStaff(ports: Pick<Ports, 'staff' | 'audit'>, name: string): Promise<StaffAccount> {
  const account = await change(ports, name, {}, 'signOut')
  await ports.staff.endSessionsOf(account.id)
  return account
}

/** With the password it had. Throws `notFound`. */
export const enableStaff = (ports: Pick<Ports, 'staff' | 'audit'>, name: string) =>
  change(ports, name, { disabled: false }, 'enable')

/** Another role from the next act on; whoever is signed in signs in anew. Throws `notFound`. */
export async function setStaffRole(
  ports: Pick<Ports, 'staff' | 'audit'>,
  name: string,
  role: Role,
): Promise<StaffAccount> {
  const account = await change(ports, name, { role }, `role ${role}`)
  await ports.staff.endSessionsOf(account.id)
  return account
}

/** What they work in from now on, for everybody who is told who reads a language. Throws `notFound`. */
export async function setStaffLanguages(
  ports: Pick<Ports, 'staff' | 'audit' | 'board'>,
  name: string,
  languages: readonly Language[],
): Promise<StaffAccount> {
  const account = await change(ports, name, { languages }, `languages ${languages.join(' ')}`)
  await ports.board.renew()
  return account
}

async function change(ports: Pick<Ports, 'staff' | 'audit'>, name: string, changes: AccountChanges, why: string) {
  const account = await ports.staff.byName(name)
  if (!account) throw new HotlineError('notFound', `there is no account named ${name.trim()}`)
  await ports.audit.write({ who: 0, act: 'manageAccounts', about: `staff ${account.number}`, why })
  return ports.staff.change(account.id, changes)
}

function readName(name: string) {
  const read = staffNameSchema.safeParse(name)
  if (!read.success) throw new HotlineError('badInput', 'a name has 2 to 60 characters')
  return read.data
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const unambiguous = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * Five groups of four characters that cannot be taken for each other, for reading aloud. Made of 120 random bits:
 * 64 values fall on 31 characters, so the likeliest has 3 in 64 and a password at least 88 bits.
 */
function readablePassword(id: string) {
  const characters = [...id.slice(0, 20)].map((digit) => unambiguous[base64url.indexOf(digit) % unambiguous.length])
  return [0, 4, 8, 12, 16].map((start) => characters.slice(start, start + 4).join('')).join('-')
}
