import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { isKnownTo } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { Ports, StaffAccount } from '../ports.ts'
import { ensureMine } from './asStaff.ts'
import { forgetCallBack } from './callBacks.ts'
import { existingConversation } from './commit.ts'
import { forgetMessage, readMessage } from './voiceMessages.ts'

/** What staff do with a number and a voice message: only whoever has the conversation, and only when they ask for it. */
export async function showCallBack(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<{ number: string }> {
  const { callBack } = await mine(ports, staff, id)
  const kept = callBack && (await ports.replyAddresses.load(id))
  if (!kept) throw new HotlineError('notFound')
  return { number: ports.numberSeal.open(id, kept.sealed) }
}

export async function finishCallBack(ports: Ports, staff: StaffAccount, id: ConversationId) {
  const { callBack } = await mine(ports, staff, id)
  if (callBack) await forgetCallBack(ports, id)
  return {}
}

export async function hearVoice(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<{ audio: string }> {
  await mine(ports, staff, id)
  return { audio: await readMessage(ports, id) }
}

export async function deleteVoice(ports: Ports, staff: StaffAccount, id: ConversationId) {
  await mine(ports, staff, id)
  await forgetMessage(ports, id)
  return {}
}

async function mine(ports: Ports, staff: StaffAccount, id: ConversationId): Promise<Conversation> {
  const conversation = await existingConversation(ports, id)
  // As if it were not there: a refusal would tell that it is.
  if (!isKnownTo(staff.id, conversation)) throw new HotlineError('notFound')
  ensureMine(conversation, staff)
  return conversation
}
