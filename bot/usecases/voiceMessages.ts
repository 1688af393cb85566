import type { ClientId, ConversationId } from '../../shared/ids.ts'
import { maxVoiceLength } from '../../shared/limits.ts'
import { missedMessage } from '../domain/statistics/served.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { keepForMs } from './callBacks.ts'
import { change, existingConversation } from './commit.ts'
import { countServed } from './countServed.ts'
import { noteCall } from './noteCall.ts'
import { listedConversations } from './waitingList.ts'

/** What a caller said: a sound file in base64. */
export interface Spoken {
  audio: string
  seconds: number
}

/** Keeps what a caller said for staff, sealed like any other entry. Says whether it was kept: nothing too long is. */
export async function leaveMessage(
  ports: Ports,
  id: ConversationId,
  clientId: ClientId,
  { audio, seconds }: Spoken,
): Promise<boolean> {
  if (audio === '' || audio.length > maxVoiceLength) return false
  const earlier = (await existingConversation(ports, id)).message
  await change(ports, id, ({ lastSeq }) => ({
    entries: [{ kind: 'voiced', by: 'visitor', clientId, seconds, audio, seq: lastSeq + 1, at: ports.clock.now() }],
  }))
  // One message a conversation: the newer is what the caller means.
  if (earlier) await destroy(ports, id, earlier.seq)
  return true
}

/** The sound of a message that stands, as base64. Throws `notFound`. */
export async function readMessage(ports: Ports, id: ConversationId): Promise<string> {
  const { message } = await existingConversation(ports, id)
  const [entry] = message ? await ports.conversations.read(id, message.seq - 1) : []
  if (entry?.kind !== 'voiced') throw new HotlineError('notFound')
  return entry.audio
}

/** The sound is destroyed, and the log says so. Again is harmless. */
export async function forgetMessage(ports: Ports, id: ConversationId): Promise<void> {
  const { message } = await existingConversation(ports, id)
  if (!message) return
  await destroy(ports, id, message.seq)
  await noteCall(ports, id, { state: 'messageGone' })
  if (message.heardAt === undefined) countServed(ports, [missedMessage])
}

/** Destroys messages whose three days have passed. */
export async function forgetOldMessages(ports: Ports): Promise<void> {
  const now = ports.clock.now()
  for (const { id, message } of await listedConversations(ports)) {
    if (message && now - message.leftAt >= keepForMs) await forgetMessage(ports, id)
  }
}

async function destroy(ports: Ports, id: ConversationId, seq: number) {
  await ports.conversations.redact(id, seq)
  ports.known.forget(id)
}
