import { readUsedPasskey } from '../../shared/signIn.ts'
import { staffNameKey } from '../../shared/staffName.ts'
import { HotlineError } from '../errors.ts'
import type { FreshProof, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { type PasskeyPorts, takePasskeyProof } from './passkeyProof.ts'

type ProofPorts = Pick<Ports, 'passwords' | 'tokens' | 'signInDelay' | 'clock'>

/** The password once more, slowed like signing in: a console left open must not be enough. */
export const createPasswordProof =
  ({ passwords, tokens, signInDelay, clock }: ProofPorts): FreshProof =>
  async ({ name, passwordHash }, proof) => {
    const key = tokens.hash(staffNameKey(name))
    const waitMs = signInDelay.begin(key, clock.now())
    if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
    if (!(await passwords.verify(proof, passwordHash || undefined))) throw new HotlineError('notProven')
    signInDelay.succeeded(key, clock.now())
  }

const purposeFor = ({ id }: StaffAccount) => `prove ${id}`

/** What a browser needs so that this person shows again who they are. */
export const askForProof = async ({ ceremonies, passkeys }: PasskeyPorts, staff: StaffAccount): Promise<object> =>
  ceremonies.askToUse(purposeFor(staff), await passkeys.ofStaff(staff.id))

/** A passkey of one's own used once more; `proof` is what the browser answered. */
export const createPasskeyProof =
  (ports: PasskeyPorts): FreshProof =>
  async (staff, proof) => {
    const answer = readUsedPasskey(proof)
    const passkey = answer && (await ports.passkeys.byId(answer.id))
    if (!answer || passkey?.staffId !== staff.id) throw new HotlineError('notProven')
    await takePasskeyProof(ports, passkey, purposeFor(staff), answer)
  }
