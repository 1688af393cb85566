import { wholeMinute } from '../domain/shift.ts'
import { HotlineError } from '../errors.ts'
import type { Passkey, PasskeyAnswer, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { tellEmergency } from './boardPapers.ts'
import { newcomer, spendPassword } from './newcomer.ts'
import { type Browser, type NameAndPassword, type SignedIn, startSession } from './signIn.ts'

type EnrolPorts = Pick<
  Ports,
  | 'staff'
  | 'papers'
  | 'board'
  | 'passwords'
  | 'tokens'
  | 'signInDelay'
  | 'refusals'
  | 'clock'
  | 'random'
  | 'audit'
  | 'passkeys'
  | 'ceremonies'
  | 'freshProof'
>

const purposeFor = ({ id }: StaffAccount) => `make ${id}`

/**
 * What a browser needs to make the first passkey, for whoever holds the password that was shown once. Throws as signing in
 * with a password does, and `notSignedIn` when the password's time is over.
 */
export async function askToEnrol(ports: EnrolPorts, given: NameAndPassword): Promise<object> {
  const account = await newcomer(ports, given)
  return ports.ceremonies.askToMake(purposeFor(account), account, await ports.passkeys.ofStaff(account.id))
}

/**
 * Keeps the first passkey, which takes the password's place, and signs in. The password works once. Whoever has passkeys
 * already has lost them and opened the envelope: everybody is told.
 */
export async function enrol(
  ports: EnrolPorts,
  { passkey: answer, ...given }: NameAndPassword & { passkey: PasskeyAnswer },
  browser: Browser,
): Promise<SignedIn> {
  const account = await newcomer(ports, given)
  const passkey = await newPasskey(ports, account, answer)
  const isEmergency = (await ports.passkeys.ofStaff(account.id)).length > 0
  await ports.audit.write({ who: account.number, act: isEmergency ? 'emergencyCode' : 'addPasskey' })
  const entered = await spendPassword(ports, account)
  if (isEmergency) await tellEmergency(ports, account)
  await ports.passkeys.add(passkey)
  return startSession(ports, entered, browser)
}

/** What a browser needs to make a further passkey, for somebody who has just used one. */
export async function askForAnother(ports: EnrolPorts, staff: StaffAccount, proof: string): Promise<object> {
  await ports.freshProof(staff, proof)
  return ports.ceremonies.askToMake(purposeFor(staff), staff, await ports.passkeys.ofStaff(staff.id))
}

/** Keeps a further passkey. What it answers was asked for with a fresh proof. */
export async function addAnother(ports: EnrolPorts, staff: StaffAccount, answer: PasskeyAnswer): Promise<void> {
  const passkey = await newPasskey(ports, staff, answer)
  await ports.audit.write({ who: staff.number, act: 'addPasskey' })
  await ports.passkeys.add(passkey)
}

async function newPasskey(ports: EnrolPorts, staff: StaffAccount, answer: PasskeyAnswer): Promise<Passkey> {
  const { challenge, challengeEndsAt, ...made } = await ports.ceremonies.made(purposeFor(staff), answer)
  if (!(await ports.passkeys.spend(challenge, challengeEndsAt))) throw new HotlineError('notProven')
  return { ...made, staffId: staff.id, addedAt: wholeMinute(ports.clock.now()) }
}
