import { HotlineError, isCode } from '../errors.ts'
import type { PasskeyAnswer } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { type PasskeyPorts, takePasskeyProof } from './passkeyProof.ts'
import { type SignedIn, startSession } from './signIn.ts'

type SignInPorts = PasskeyPorts & Pick<Ports, 'tokens' | 'random'>

const purpose = 'sign in'

/** What a browser needs to sign somebody in; no name is asked for, so it says of nobody that they exist. */
export const askForPasskey = ({ ceremonies }: Pick<Ports, 'ceremonies'>) => ceremonies.askToUse(purpose)

/** Throws `notSignedIn` for whatever does not hold: which of it, cannot be told from outside. */
export async function signInWithPasskey(ports: SignInPorts, answer: PasskeyAnswer): Promise<SignedIn> {
  const passkey = await ports.passkeys.byId(answer.id)
  if (!passkey) throw new HotlineError('notSignedIn')
  await takePasskeyProof(ports, passkey, purpose, answer).catch((error: unknown) => {
    throw isCode(error, 'notProven') ? new HotlineError('notSignedIn') : error
  })
  const account = await ports.staff.byId(passkey.staffId)
  if (!account || account.disabled) throw new HotlineError('notSignedIn')
  return startSession(ports, account)
}
