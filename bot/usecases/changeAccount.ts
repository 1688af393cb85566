import type { AccountChanged, AccountWanted } from '../../shared/accounts.ts'
import type { FourEyesReason } from '../../shared/fourEyes.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { audited } from './audited.ts'
import { askFourEyes, isAbout, type Proven, spendFourEyes } from './fourEyes.ts'
import { ensureAdministratorLeft } from './keepAdministrator.ts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  type NewPassword,
  resetStaff,
  setStaffRole,
  signOutStaff,
} from './staffAccounts.ts'

/** What an administrator wants for an account, and why. */
export interface AccountAsked {
  wanted: AccountWanted
  why: FourEyesReason
  reference: string
}

/**
 * Whether the one administrator of the line decides alone: so a new line gets going. A disabled second one counts, and an
 * administrator loses the role by two persons only; so it cannot be come back to by shutting a colleague out.
 */
export async function decidesAlone({ staff }: Pick<Ports, 'staff'>): Promise<boolean> {
  return (await staff.list()).filter(({ role }) => role === 'administrator').length === 1
}

/**
 * Gives an account a right when a second administrator approves; at once where nobody else could and where it only takes
 * one away. Throws `notAllowed` for one's own account, `notFound`, `conflict`, `notProven` and `slowDown`.
 */
export async function askForAccount(
  ports: Ports,
  proven: Proven,
  { wanted, why, reference }: AccountAsked,
): Promise<AccountChanged | 'asked'> {
  const { staff, proof } = proven
  if (isAbout({ account: wanted }, staff)) throw new HotlineError('notAllowed')
  await ensureFits(ports, wanted)
  const alone = (await decidesAlone(ports)) ? 'alone' : (await onlyTakesAway(ports, wanted)) ? 'takesAway' : undefined
  if (!alone) {
    await askFourEyes(ports, proven, { kind: 'changeAccount', account: wanted, why, reference })
    return 'asked'
  }
  await ports.freshProof(staff, proof)
  await audited(ports, staff, 'askChange', { why: ['changeAccount', why, wanted.do, alone].join(' ') })
  return carryOut(ports, staff, wanted)
}

/** Carries out what a second person approved. Throws as `spendFourEyes` does, and `conflict` when it fits no longer. */
export async function changeAccount(ports: Ports, staff: StaffAccount, id: string): Promise<AccountChanged> {
  const { account } = await spendFourEyes(ports, staff, id, ['changeAccount'])
  if (!account) throw new HotlineError('notFound')
  await ensureFits(ports, account)
  return carryOut(ports, staff, account)
}

/** Shuts an account out or ends its sessions: by one person, at once, after showing again who they are. */
export async function takeAway(
  ports: Ports,
  { staff, proof }: Proven,
  { name, what }: { name: string; what: 'disable' | 'signOut' },
): Promise<void> {
  await ports.freshProof(staff, proof)
  await { disable: disableUnlessLast, signOut: signOutStaff }[what](signedBy(ports, staff), name)
}

async function disableUnlessLast(signed: Ports, name: string) {
  await ensureAdministratorLeft(signed, name)
  await disableStaff(signed, name)
  // Two who shut each other out at once both come this far.
  await ensureAdministratorLeft(signed, name).catch(async (error: unknown) => {
    await enableStaff(signed, name)
    throw error
  })
}

/** Whoever asks stands in the trail, and not the operator at the machine. */
export const signedBy = (ports: Ports, { number }: StaffAccount): Ports => ({
  ...ports,
  audit: { ...ports.audit, write: (act) => ports.audit.write({ ...act, who: number }) },
})

/** Said before a colleague is asked to approve what cannot be. */
async function ensureFits(ports: Ports, wanted: AccountWanted) {
  const known = await ports.staff.byName(wanted.name)
  if (wanted.do === 'add') {
    if (known) throw new HotlineError('conflict')
    return
  }
  if (!known) throw new HotlineError('notFound')
  if (wanted.do === 'setRole' && wanted.role !== 'administrator') await ensureAdministratorLeft(ports, wanted.name)
}

/** Of two roles the lesser is part of the other only here; every other change also gives something. */
async function onlyTakesAway({ staff }: Ports, wanted: AccountWanted) {
  if (wanted.do !== 'setRole' || wanted.role !== 'responder') return false
  return (await staff.byName(wanted.name))?.role === 'coordinator'
}

async function carryOut(ports: Ports, staff: StaffAccount, wanted: AccountWanted): Promise<AccountChanged> {
  const signed = signedBy(ports, staff)
  switch (wanted.do) {
    case 'add':
      return withPassword(await addStaff(signed, wanted.name, wanted.role))
    case 'reset':
      return withPassword(await resetStaff(signed, wanted.name))
    case 'enable':
      return { name: (await enableStaff(signed, wanted.name)).name }
    case 'setRole':
      return { name: (await setStaffRole(signed, wanted.name, wanted.role)).name }
  }
}

const withPassword = ({ account: { name }, password }: NewPassword): AccountChanged => ({ name, password })
