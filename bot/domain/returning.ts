import type { Channel, Entry } from '../../shared/entry.ts'
import type { ClientId } from '../../shared/ids.ts'
import { type Conversation, isByPhone } from './conversation.ts'
import { sayMenu } from './phoneTalk.ts'
import { beginTurn, type Situation, type Turn } from './turn.ts'

/**
 * The visitor is back with a return code. What was written before is not shown again, so that nobody who has found the code
 * can read it (lessons.md, "code lets you continue, never read back"); what staff answered since is.
 */
export function comeBack(
  conversation: Conversation,
  { clientId, channel }: { clientId: ClientId; channel: Channel },
  situation: Situation,
): Entry[] {
  const turn = beginTurn(conversation, situation)
  const now = channel === conversation.channel ? {} : { channel }
  turn.add({ kind: 'cameBack', by: 'visitor', clientId, unreadFrom: conversation.lastOwnSeq + 1, ...now })
  welcomeBack(turn)
  return turn.entries
}

function welcomeBack(turn: Turn) {
  const { status } = turn.now().place
  if (status === 'withBot' && isByPhone(turn.now())) return sayMenu(turn, ['phone.cameBack'])
  if (status === 'withBot') turn.ask('menu', { text: 'cameBack.withBot' })
  else turn.say(`cameBack.${status}`)
}

/** Whether the visitor who holds the conversation now may see this entry: all of it, until somebody came back by code. */
export function isShown(conversation: Conversation, { seq, kind, by }: Pick<Entry, 'seq' | 'kind' | 'by'>): boolean {
  const { cameBack, hidden } = conversation
  if (hidden) return false
  // A plan that was replaced is no message that was taken back.
  if (kind === 'redacted' && by === 'visitor' && !conversation.takenBack.has(seq)) return false
  if (!cameBack || seq >= cameBack.seq) return true
  return seq >= cameBack.unreadFrom && kind === 'replied'
}
