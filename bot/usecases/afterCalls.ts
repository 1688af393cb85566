import type { CallBackOutcome } from '../../shared/entry.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { isKnownTo } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { ensureMine } from './asStaff.ts'
import { type CallBackEnd, forgetCallBack } from './callBacks.ts'
import { existingConversation } from './commit.ts'
import { noteCall } from './noteCall.ts'
import { forgetMessage, readMessage } from './voiceMessages.ts'

/** What staff do with a number and a voice message: only whoever has the conversation, and only when they ask for it. */
export async function showCallBack(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<{ number: string }> {
  const { callBack } = await mine(ports, staff, id)
  const kept = callBack && (await ports.replyAddresses.load(id))
  if (!kept) throw new HotlineError('notFound')
  return { number: ports.numberSeal.open(id, kept.sealed) }
}

export async function finishCallBack(ports: Ports, staff: StaffAccount, id: ConversationId, ended: CallBackOutcome) {
  const { callBack } = await mine(ports, staff, id)
  if (callBack) await forgetCallBack(ports, id, outcomes[ended])
  return {}
}

export async function hearVoice(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<{ audio: string }> {
  const { message } = await mine(ports, staff, id)
  const audio = await readMessage(ports, id)
  if (message && message.heardAt === undefined) await noteCall(ports, id, { state: 'messageHeard' })
  return { audio }
}

export async function deleteVoice(ports: Ports, staff: StaffAccount, id: ConversationId) {
  await mine(ports, staff, id)
  await forgetMessage(ports, id)
  return {}
}

const outcomes: Record<CallBackOutcome, CallBackEnd> = {
  reached: 'callBackMade',
  notReached: 'callBackFailed',
  notCalled: 'callBackGone',
}

async function mine(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<Conversation> {
  const conversation = await existingConversation(ports, id)
  // As if it were not there: a refusal would tell that it is.
  if (!isKnownTo(staff.id, conversation)) throw new HotlineError('notFound')
  ensureMine(conversation, staff)
  return conversation
}
