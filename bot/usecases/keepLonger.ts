import { mostDaysLonger } from '../../shared/fourEyes.ts'
import { type ConversationId, clientIdSchema } from '../../shared/ids.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { change, existingConversation } from './commit.ts'

/** Keeps one conversation for so many days from now, by the decision that is named. Its visitor can still erase it. */
export async function keepLonger(ports: Ports, staff: StaffAccount, id: ConversationId, decision: string) {
  await existingConversation(ports, id)
  const at = ports.clock.now()
  const until = at + mostDaysLonger * 24 * 60 * 60_000
  const by = { staff: staff.id, number: staff.number }
  const clientId = clientIdSchema.parse(ports.random.id())
  await change(ports, id, ({ lastSeq }) => ({
    entries: [{ kind: 'keptLonger', by, clientId, at, seq: lastSeq + 1, until, decision }],
  }))
}
