import type { ConversationId } from '../../shared/ids.ts'
import { useConsole } from './useConsole.ts'

/** What the visitor has answered to C4, as it comes. */
export function StatisticsAnswer({ id }: { id: ConversationId }) {
  const { state, words } = useConsole()
  const { consents } = state.held.opened[id] ?? state.own.rereading[id] ?? {}
  const answer = consents?.C4 ?? 'notAsked'
  return (
    <p role="status" className={`statisticsAnswer ${answer}`}>
      {words.t(`closing.C4.${answer}`)}
    </p>
  )
}
