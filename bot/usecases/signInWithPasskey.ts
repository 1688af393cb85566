import { isCode, NotLetInError } from '../errors.ts'
import type { PasskeyAnswer } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { type PasskeyPorts, takePasskeyProof } from './passkeyProof.ts'
import { type Browser, type SignedIn, startSession } from './signIn.ts'

type SignInPorts = PasskeyPorts & Pick<Ports, 'tokens' | 'random' | 'refusals'>

const purpose = 'sign in'

/** What a browser needs to sign somebody in; no name is asked for, so it says of nobody that they exist. */
export const askForPasskey = ({ ceremonies }: Pick<Ports, 'ceremonies'>) => ceremonies.askToUse(purpose)

/** Throws `notSignedIn` for whatever does not hold: which of it, cannot be told from outside. */
export async function signInWithPasskey(
  ports: SignInPorts,
  answer: PasskeyAnswer,
  browser: Browser,
): Promise<SignedIn> {
  const passkey = await ports.passkeys.byId(answer.id)
  if (!passkey) throw new NotLetInError()
  const account = await ports.staff.byId(passkey.staffId)
  await takePasskeyProof(ports, passkey, purpose, answer).catch((error: unknown) => {
    throw isCode(error, 'notProven') ? new NotLetInError(account?.number) : error
  })
  // Read again: it may have been disabled meanwhile.
  const current = await ports.staff.byId(passkey.staffId)
  if (!current || current.disabled) throw new NotLetInError(account?.number)
  return startSession(ports, current, browser)
}
