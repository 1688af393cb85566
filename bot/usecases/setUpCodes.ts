import type { CodeKey } from '../../shared/signIn.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { changeOfNewcomer, newcomer } from './newcomer.ts'
import { type Browser, type NameAndPassword, type SignedIn, startSession, type WithCode } from './signIn.ts'
import { type CodePorts, spendCode } from './spendCode.ts'

type SetUpPorts = CodePorts & Pick<Ports, 'staff' | 'passwords' | 'signInDelay' | 'refusals' | 'random' | 'audit'>

/**
 * What an authenticator app needs, for whoever holds the password that was shown once. Throws as signing in does, and
 * `notSignedIn` once codes are set up: a password alone replaces them never.
 */
export async function askToSetUpCodes(ports: SetUpPorts, given: NameAndPassword): Promise<CodeKey> {
  const account = await newcomer(ports, given)
  const { secret: setUpKey, sealed } = ports.oneTimeCodes.make(account.id)
  const label = encodeURIComponent(`Jour:${account.name}`)
  return { setUpKey, link: `otpauth://totp/${label}?secret=${setUpKey}&issuer=Jour`, secret: sealed }
}

/** Keeps the secret whose first code this is, and signs in. The password stays, and nothing is set up with it again. */
export async function setUpCodes(
  ports: SetUpPorts,
  { secret, code, ...given }: WithCode & { secret: string },
  browser: Browser,
): Promise<SignedIn> {
  const account = await newcomer(ports, given)
  if (!(await spendCode(ports, { id: account.id, codeSecret: secret }, code))) throw new HotlineError('notProven')
  await ports.audit.write({ who: account.number, act: 'setUpCodes' })
  const entered = await changeOfNewcomer(ports, account, { codeSecret: secret, passwordUntil: undefined })
  return startSession(ports, entered, browser)
}
