import type { ClosedView, FourEyesBoard, FourEyesView } from '../../shared/fourEyes.ts'
import { fourEyesRights } from '../domain/fourEyes.ts'
import { can } from '../domain/permissions.ts'
import type { FourEyesRequest } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { isAbout } from './fourEyes.ts'
import { loadUnlessErased } from './waitingList.ts'

const quarterMs = 15 * 60_000

/** What stands open, and for those who may ask about them the conversations that are closed and still there. */
export async function fourEyesBoard(ports: Ports, me: StaffAccount): Promise<FourEyesBoard> {
  const now = ports.clock.now()
  const numbers = new Map((await ports.staff.list()).map(({ id, number }) => [id, number]))
  const open = (await ports.fourEyes.list()).filter(({ expiresAt }) => expiresAt > now)
  const mine = open.filter(
    ({ kind }) => can(me.role, fourEyesRights[kind].ask) || can(me.role, fourEyesRights[kind].approve),
  )
  return {
    requests: mine.map((request) => ({
      ...viewOf(request, me, now, (id) => numbers.get(id) ?? 0),
      ...wantedOf(ports, request),
    })),
    closed: can(me.role, 'askAboutConversation') ? await closedConversations(ports, me) : [],
  }
}

function viewOf(
  request: FourEyesRequest,
  me: StaffAccount,
  now: number,
  numberOf: (id: StaffAccount['id']) => number,
): FourEyesView {
  const { id, kind, why, reference, askedBy, approvedBy, state, expiresAt } = request
  const isMine = askedBy === me.id
  return {
    id,
    kind,
    why,
    reference,
    state,
    askedBy: numberOf(askedBy),
    ...(approvedBy ? { approvedBy: numberOf(approvedBy) } : {}),
    leftMs: expiresAt - now,
    isMine,
    mayApprove: !isMine && !isAbout(request, me) && state === 'asked' && can(me.role, fourEyesRights[kind].approve),
  }
}

/** What whoever approves must have seen. */
function wantedOf({ settings }: Ports, { account, retention }: FourEyesRequest) {
  const before = settings.current().retention
  return {
    ...(account ? { account } : {}),
    ...(retention ? { retention: { before, after: retention.wanted } } : {}),
  }
}

/** Everything that is kept has a time to be erased. */
async function closedConversations(ports: Ports, me: StaffAccount): Promise<ClosedView[]> {
  const ids = await ports.conversations.due(Number.MAX_SAFE_INTEGER)
  const loaded = await Promise.all(ids.map((id) => loadUnlessErased(ports, id)))
  const accounts = new Map((await ports.staff.list()).map(({ id, number }) => [id, number]))
  return loaded.flatMap((conversation) => {
    if (conversation?.place.status !== 'closed' || !conversation.shareFrom || conversation.recused.has(me.id)) return []
    const { id, channel, language, since, staff } = conversation
    const number = staff && accounts.get(staff.staff)
    const closedAt = Math.floor(since / quarterMs) * quarterMs
    return [{ id, channel, language, closedAt, ...(number ? { closedBy: number } : {}) }]
  })
}
