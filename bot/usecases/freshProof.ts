import { staffNameKey } from '../../shared/staffName.ts'
import { HotlineError } from '../errors.ts'
import type { FreshProof, Ports } from '../ports.ts'

type ProofPorts = Pick<Ports, 'passwords' | 'tokens' | 'signInDelay' | 'clock'>

/** The password once more, slowed like signing in: a console left open must not be enough. */
export const createPasswordProof =
  ({ passwords, tokens, signInDelay, clock }: ProofPorts): FreshProof =>
  async ({ name, passwordHash }, proof) => {
    const key = tokens.hash(staffNameKey(name))
    const waitMs = signInDelay.begin(key, clock.now())
    if (waitMs > 0) throw new HotlineError('slowDown', undefined, waitMs)
    if (!(await passwords.verify(proof, passwordHash))) throw new HotlineError('notProven')
    signInDelay.succeeded(key, clock.now())
  }
