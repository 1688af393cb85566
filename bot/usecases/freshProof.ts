import { readPasswordProof, readUsedPasskey } from '../../shared/signIn.ts'
import { HotlineError } from '../errors.ts'
import type { FreshProof, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { type PasskeyPorts, takePasskeyProof } from './passkeyProof.ts'
import { slowed } from './signIn.ts'
import { type CodePorts, spendCode } from './spendCode.ts'

type ProofPorts = CodePorts & Pick<Ports, 'passwords' | 'signInDelay'>

/** Password and a new code once more, slowed like signing in: neither a console left open nor a password alone is enough. */
export const createPasswordProof =
  (ports: ProofPorts): FreshProof =>
  (staff, proof) =>
    slowed(ports, staff.name, async () => {
      const given = readPasswordProof(proof)
      const fits = await ports.passwords.verify(given?.password ?? '', staff.passwordHash || undefined)
      if (!given || !fits || !(await spendCode(ports, staff, given.code))) throw new HotlineError('notProven')
    })

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
