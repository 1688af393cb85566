import type { ConversationId } from '../../shared/ids.ts'
import type { Conversation } from '../domain/conversation.ts'
import { mayRead } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { existingConversation } from './commit.ts'

/** Where to reach the visitor, and how to know them again: from the hand-over on, and never once it is over. */
export function safetyForStaff({ plan, control, place }: Conversation): Pick<Conversation, 'plan' | 'control'> {
  if (place.status !== 'waiting' && place.status !== 'withStaff') return {}
  return { ...(plan ? { plan } : {}), ...(control ? { control } : {}) }
}

/** The number to ring when contact is lost. The way in has written down who asks. */
export async function showLostContact(ports: Ports, staff: StaffAccount, id: ConversationId) {
  const { plan } = await known(ports, staff, id)
  if (plan?.plan.kind !== 'ring') throw new HotlineError('notFound')
  return { number: plan.plan.number }
}

/** What the visitor will answer if it is them. The way in has written down who asks. */
export async function showControl(ports: Ports, staff: StaffAccount, id: ConversationId) {
  const { control } = await known(ports, staff, id)
  if (!control) throw new HotlineError('notFound')
  return { answer: control.answer }
}

async function known(ports: Ports, staff: StaffAccount, id: ConversationId) {
  const conversation = await existingConversation(ports, id)
  if (!mayRead(staff, conversation)) throw new HotlineError('notFound')
  return safetyForStaff(conversation)
}
