import type { StaffId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import type { Conversation } from './conversation.ts'
import { can } from './permissions.ts'

interface Me {
  id: StaffId
  role: Role
}

/** Waiting, with staff, or alarmed: what staff have to see. */
export const isListed = ({ place }: Pick<Conversation, 'place'>) =>
  place.status === 'waiting' || place.status === 'withStaff' || place.alarmed

/** Whether it stands on this staff member's lists: whoever may know the visitor is told nothing of them. */
export const isListedFor = (me: StaffId, conversation: Conversation) =>
  isListed(conversation) && !conversation.recused.has(me)

/** Whether this staff member may know at all that there is such a conversation: on the lists, or theirs. */
export const isKnownTo = (me: StaffId, conversation: Conversation) =>
  !conversation.recused.has(me) && (isListed(conversation) || conversation.staff?.staff === me)

/** Whether they may read it only as one that is somebody else's, and so with a reason. */
export const isOthersTo = (me: Me, conversation: Conversation) =>
  can(me.role, 'openAny') && isOpen(conversation) && !hasPart(me.id, conversation) && !conversation.recused.has(me.id)

/** Own conversations, and for coordinators every open one they gave a reason for. What was never handed over is nobody's to read. */
export const mayRead = (me: Me, conversation: Conversation) =>
  conversation.shareFrom !== undefined &&
  !conversation.recused.has(me.id) &&
  ((can(me.role, 'open') && hasPart(me.id, conversation)) ||
    (isOthersTo(me, conversation) && conversation.openedBy.has(me.id)))

/** Whether they have a part in it: have it, are beside whoever does, or were asked to come in. */
export const hasPart = (me: StaffId, { place, staff, beside, invited }: Conversation) =>
  place.status === 'withStaff' && [staff, beside, invited].some((one) => one?.staff === me)

const isOpen = ({ place, shareFrom }: Conversation) =>
  shareFrom !== undefined && (place.status === 'withStaff' || place.status === 'waiting')
