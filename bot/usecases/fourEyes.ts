import type { AccountWanted } from '../../shared/accounts.ts'
import { type FourEyesKind, type FourEyesReason, fourEyesMinutes } from '../../shared/fourEyes.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { staffNameKey } from '../../shared/staffName.ts'
import { fourEyesRights } from '../domain/fourEyes.ts'
import { can } from '../domain/permissions.ts'
import { HotlineError } from '../errors.ts'
import type { FourEyesRequest } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { ReleaseWanted } from '../ports/statistics.ts'
import type { Ports } from '../ports.ts'
import { audited } from './audited.ts'
import { existingConversation } from './commit.ts'

/** Somebody who has just shown again who they are. */
export interface Proven {
  staff: StaffAccount
  proof: string
}

/** What is asked for, and why, in codes and the number of a decision. */
export interface Wanted {
  kind: FourEyesKind
  about?: ConversationId | undefined
  release?: ReleaseWanted
  account?: AccountWanted
  retention?: FourEyesRequest['retention']
  why: FourEyesReason
  reference: string
}

/** Asks for something that takes two persons. Throws `notAllowed`, `notProven`, and `slowDown` after wrong proofs. */
export async function askFourEyes(ports: Ports, { staff, proof }: Proven, wanted: Wanted): Promise<FourEyesRequest> {
  ensureMay(staff, fourEyesRights[wanted.kind].ask)
  await ensureThere(ports, staff, wanted)
  await ports.freshProof(staff, proof)
  const request: FourEyesRequest = {
    ...wanted,
    id: ports.random.id(),
    askedBy: staff.id,
    state: 'asked',
    expiresAt: ports.clock.now() + fourEyesMinutes * 60_000,
  }
  await audited(ports, staff, fourEyesRights[wanted.kind].ask, {
    id: wanted.about,
    why: [wanted.kind, wanted.why, wanted.release?.period ?? [], wanted.account?.do ?? []].flat().join(' '),
  })
  await ports.fourEyes.add(request)
  return request
}

/**
 * Approves what somebody else asked for. Throws `notFound` when it is no longer open, `notAllowed` for the one who asked and
 * for the one whose account it is about.
 */
export async function approveFourEyes(ports: Ports, { staff, proof }: Proven, id: string): Promise<void> {
  const request = await openRequest(ports, id)
  ensureMay(staff, fourEyesRights[request.kind].approve)
  if (request.askedBy === staff.id || isAbout(request, staff)) throw new HotlineError('notAllowed')
  await ports.freshProof(staff, proof)
  await audited(ports, staff, fourEyesRights[request.kind].approve, { id: request.about, why: request.kind })
  if (!(await ports.fourEyes.approve(id, staff.id))) throw new HotlineError('conflict')
}

/** Takes a request back, by whoever asked or whoever may approve it: nothing was done. Throws `notFound` and `notAllowed`. */
export async function withdrawFourEyes(ports: Ports, staff: StaffAccount, id: string): Promise<void> {
  const { kind, askedBy } = await openRequest(ports, id)
  if (askedBy !== staff.id) ensureMay(staff, fourEyesRights[kind].approve)
  await ports.fourEyes.withdraw(id)
}

/**
 * Uses up an approval of one of these kinds: of any number of tries at once exactly one gets it, and only whoever asked. What
 * it was for is done by the caller, after this. Throws `notFound`, `notAllowed` and `conflict`.
 */
export async function spendFourEyes(
  ports: Ports,
  staff: StaffAccount,
  id: string,
  kinds: readonly FourEyesKind[],
): Promise<FourEyesRequest> {
  const request = await openRequest(ports, id)
  if (!kinds.includes(request.kind)) throw new HotlineError('notFound')
  ensureMay(staff, fourEyesRights[request.kind].ask)
  if (request.askedBy !== staff.id) throw new HotlineError('notAllowed')
  if (request.state !== 'approved') throw new HotlineError('conflict')
  // Who approved may have lost the right, or the account, since.
  const approver = request.approvedBy && (await ports.staff.byId(request.approvedBy))
  if (!approver || approver.disabled || !can(approver.role, fourEyesRights[request.kind].approve)) {
    throw new HotlineError('notAllowed')
  }
  await audited(ports, staff, fourEyesRights[request.kind].ask, { id: request.about, why: `${request.kind} used` })
  if (!(await ports.fourEyes.use(id))) throw new HotlineError('conflict')
  return request
}

/** As if it were not there for whoever may know the visitor; an open one is read in another way. */
async function ensureThere(ports: Ports, staff: StaffAccount, { kind, about }: Wanted) {
  if (about === undefined) return
  const { place, recused, shareFrom } = await existingConversation(ports, about)
  if (recused.has(staff.id) || shareFrom === undefined) throw new HotlineError('notFound')
  if (kind === 'readClosed' && place.status !== 'closed') throw new HotlineError('conflict')
}

/** Whether it is this person's own account that gets a right. */
export const isAbout = ({ account }: Pick<FourEyesRequest, 'account'>, { name }: StaffAccount) =>
  account !== undefined && staffNameKey(account.name) === staffNameKey(name)

/** Throws `notFound` for what was never asked, is used up or over. */
export async function openRequest({ fourEyes, clock }: Pick<Ports, 'fourEyes' | 'clock'>, id: string) {
  const request = (await fourEyes.list()).find((one) => one.id === id)
  if (!request || request.expiresAt <= clock.now()) throw new HotlineError('notFound')
  return request
}

function ensureMay({ role }: StaffAccount, action: Parameters<typeof can>[1]) {
  if (!can(role, action)) throw new HotlineError('notAllowed')
}
