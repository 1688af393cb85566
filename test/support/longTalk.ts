import type { Ports } from '../../bot/ports.ts'
import { change } from '../../bot/usecases/commit.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import { newClientId } from './openVisitor.ts'

/** The visitor writes so many messages, saved as one. */
export const writesMuch = (ports: Ports, id: ConversationId, messages: number) =>
  change(ports, id, ({ lastSeq }) => ({
    entries: Array.from({ length: messages }, (_, nth) => ({
      kind: 'said',
      by: 'visitor',
      clientId: newClientId() as ClientId,
      text: `rad ${nth + 1} av ett långt samtal som fortsätter en stund till`,
      seq: lastSeq + 1 + nth,
      at: ports.clock.now(),
    })),
  }))
