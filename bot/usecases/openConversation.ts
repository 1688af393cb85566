import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { OpenReason } from '../../shared/openReasons.ts'
import { isOthersTo } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { actOnce } from './asStaff.ts'
import { audited } from './audited.ts'
import { existingConversation } from './commit.ts'

/** Given with the first opening of somebody else's conversation. */
export interface OpenedFor {
  reason: OpenReason
  clientId: ClientId
}

/**
 * Somebody else's conversation is opened with a reason, which stands in the audit trail and in its log; colleagues see it
 * there. Throws `reasonNeeded` without one. Who may not read it at all is refused afterwards, as if it were not there.
 */
export async function openConversation(ports: Ports, staff: StaffAccount, id: ConversationId, why?: OpenedFor) {
  const conversation = await existingConversation(ports, id)
  if (!isOthersTo(staff, conversation) || conversation.openedBy.has(staff.id)) return
  if (!why) throw new HotlineError('reasonNeeded')
  const { reason, clientId } = why
  await audited(ports, staff, 'openAny', { id, why: reason })
  await actOnce(
    ports,
    { staff, id, clientId },
    (_before, stamp) => ({ entries: [{ kind: 'opened', ...stamp, reason }] }),
    (known) => known.kind === 'opened' && known.reason === reason,
  )
}
