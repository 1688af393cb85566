import { staffIdSchema } from '../../shared/ids.ts'
import { isCode, NotLetInError } from '../errors.ts'
import type { ProviderAnswer, ThereSession } from '../ports/provider.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { tellEmergency } from './boardPapers.ts'
import { newcomer, spendPassword } from './newcomer.ts'
import { type ProviderPorts, takeProviderAnswer } from './providerProof.ts'
import { type Browser, type NameAndPassword, type SignedIn, startSession } from './signIn.ts'

type PasswordPorts = Pick<
  Ports,
  'staff' | 'tokens' | 'clock' | 'random' | 'audit' | 'refusals' | 'passwords' | 'signInDelay'
>
type SignInPorts = ProviderPorts & Omit<PasswordPorts, 'passwords' | 'signInDelay'>

const signingIn = { errand: 'signIn', purpose: 'sign in' } as const
/** A password that was used or replaced meanwhile links nobody. */
const linking = ({ id, passwordHash }: StaffAccount) =>
  ({ errand: 'signIn', purpose: `link ${id} ${passwordHash}` }) as const

/** Where a browser goes to sign somebody in, and what it keeps; no name is asked for, so it says of nobody that they exist. */
export const askProvider = ({ provider }: SignInPorts) => provider.ask(signingIn)

/**
 * The same for whoever holds the password that was shown once: who comes back is linked with the account. Throws as signing
 * in with a password does, and `notSignedIn` when the password's time is over or somebody is linked already.
 */
export async function askToLink(ports: ProviderPorts & PasswordPorts, given: NameAndPassword) {
  const account = await newcomer(ports, given)
  // A password without an end is no new one: that of another way to sign in, or the code of an envelope.
  const isNew = account.passwordUntil !== undefined && !(await ports.links.has(account.id))
  if (!isNew) throw new NotLetInError(account.number)
  return ports.provider.ask({ ...linking(account), about: account.id })
}

/**
 * Throws `notSignedIn` for whatever does not hold: an answer that is not to be believed, somebody we do not know and a
 * disabled account alike. Only `tooWeak` and `unavailable`, which say nothing of us, can be told from it.
 */
export async function signInWithProvider(
  ports: SignInPorts,
  answer: ProviderAnswer,
  browser: Browser,
): Promise<SignedIn> {
  const about = ports.provider.aboutOf(answer.flow)
  const asked = about === '' ? linked(ports, answer) : link(ports, about, answer)
  const { account, there } = await asked.catch((error: unknown) => {
    throw isCode(error, 'notProven') || isCode(error, 'conflict') ? new NotLetInError() : error
  })
  return startSession(ports, account, { ...browser, there })
}

/** Whom the provider has asked, as we know them. */
interface Known {
  account: StaffAccount
  there: ThereSession
}

async function linked(ports: SignInPorts, answer: ProviderAnswer): Promise<Known> {
  const { subject, there } = await takeProviderAnswer(ports, signingIn, answer)
  const staffId = await ports.links.bySubject(subject)
  // Looked up either way, so that whom we know cannot be told by time.
  const account = await ports.staff.byId(staffId ?? staffIdSchema.parse(subject))
  if (!account || account.disabled) throw new NotLetInError(account?.number)
  return { account, there }
}

async function link(ports: SignInPorts, about: string, answer: ProviderAnswer): Promise<Known> {
  const id = staffIdSchema.safeParse(about)
  const account = id.success && (await ports.staff.byId(id.data))
  if (!account || account.disabled) throw new NotLetInError(account ? account.number : undefined)
  const { subject, there } = await takeProviderAnswer(ports, linking(account), answer)
  // Whoever is linked already needs no second account, and keeps the password of this one for whom it is meant.
  if (await ports.links.bySubject(subject)) throw new NotLetInError(account.number)
  await ports.audit.write({ who: account.number, act: 'linkProvider' })
  const entered = await spendPassword(ports, account)
  await ports.links.add({ subject, staffId: account.id })
  return { account: entered, there }
}

/**
 * With the code of the envelope, when the provider is out of order and somebody must come in all the same. It works once,
 * and everybody is told. Throws as signing in with a password does.
 */
export async function signInWithEmergencyCode(
  ports: PasswordPorts & Pick<Ports, 'links' | 'passkeys' | 'papers' | 'board'>,
  given: NameAndPassword,
  browser: Browser,
): Promise<SignedIn> {
  const account = await newcomer(ports, given)
  // Whoever was never linked holds the code that links, and not that of the envelope.
  if (!(await ports.links.has(account.id))) throw new NotLetInError(account.number)
  await ports.audit.write({ who: account.number, act: 'emergencyCode' })
  const entered = await spendPassword(ports, account)
  await tellEmergency(ports, account)
  return startSession(ports, entered, browser)
}
