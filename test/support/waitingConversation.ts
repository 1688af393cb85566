import type { VisitorInput } from '../../bot/domain/triage.ts'
import type { Ports } from '../../bot/ports.ts'
import { receiveInput } from '../../bot/usecases/receiveInput.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import { newClientId } from './openVisitor.ts'

const opening = { channel: 'webchat', language: 'sv' } as const

/** A conversation on the waiting list, made by the use cases alone. */
export async function waitingConversation(ports: Ports): Promise<ConversationId> {
  const id = newClientId() as ConversationId
  const gives = (input: object) =>
    receiveInput(ports, id, opening, { clientId: newClientId() as ClientId, ...input } as VisitorInput)
  await gives({ kind: 'human' })
  await gives({ kind: 'choices', step: 'C3', choices: ['yes'] })
  await gives({ kind: 'choices', step: 'H1', choices: ['skip'] })
  await gives({ kind: 'choices', step: 'H2', choices: ['skip'] })
  return id
}
