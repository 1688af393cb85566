import { readProviderProof } from '../../shared/provider.ts'
import { HotlineError } from '../errors.ts'
import type { Identified, IdentityProvider, ProviderAnswer, ProviderQuestion } from '../ports/provider.ts'
import type { FreshProof, StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

export type ProviderPorts = Pick<Ports, 'links' | 'passkeys'> & { provider: IdentityProvider }

/** Whom the provider asked who they are, in this flow and once. Throws `notProven`, `tooWeak` and `unavailable`. */
export async function takeProviderAnswer(
  { provider, passkeys }: ProviderPorts,
  { errand, purpose }: ProviderQuestion,
  answer: ProviderAnswer,
): Promise<Identified> {
  const { once, endsAt } = provider.belongs(purpose, answer)
  // Before the provider is asked, so that nobody makes us ask twice.
  if (!(await passkeys.spend(once, endsAt))) throw new HotlineError('notProven')
  return provider.identify(errand, answer)
}

const questionFor = ({ id }: StaffAccount) => ({ errand: 'proof', purpose: `prove ${id}` }) as const

/** Where a browser goes so that this person shows again who they are, and what it keeps meanwhile. */
export const askProviderForProof = ({ provider }: ProviderPorts, staff: StaffAccount) =>
  provider.ask(questionFor(staff))

/** The provider asked this very person again; `proof` is what the browser kept and what it came back with. */
export const createProviderProof =
  (ports: ProviderPorts): FreshProof =>
  async (staff, proof) => {
    const answer = readProviderProof(proof)
    if (!answer) throw new HotlineError('notProven')
    const { subject } = await takeProviderAnswer(ports, questionFor(staff), answer)
    if ((await ports.links.bySubject(subject)) !== staff.id) throw new HotlineError('notProven')
  }
