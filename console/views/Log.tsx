import type { OpenedConversation } from '../state/consoleState.ts'
import { pendingTexts } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { EntryView } from './EntryView.tsx'
import { PendingView } from './PendingView.tsx'
import { useConsole } from './useConsole.ts'
import { useFollowing } from './useFollowing.ts'

/** The talk so far. Only what is added is read aloud, and the view follows the newest while its end is in sight. */
export function Log({ conversation }: { conversation: OpenedConversation }) {
  const { state, words } = useConsole()
  const pending = pendingTexts(state, conversation.card.id)
  const { scroller, following, follow, onScroll } = useFollowing(conversation.entries.length + pending.length)
  const shown = conversation.entries.filter(({ shows }) => shows !== 'silent' && shows !== 'tookBack')
  return (
    <div className="logArea">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} aria-label={words.t('talk.log')}>
        <div role="log" aria-live="polite" aria-label={words.t('talk.log')}>
          <ol>
            {shown.map((entry) => (
              <EntryView key={entry.seq} entry={entry} lang={conversation.card.language} />
            ))}
          </ol>
        </div>
        <ol>
          {pending.map((act) => (
            <PendingView key={act.act.payload.clientId} pending={act} />
          ))}
        </ol>
      </section>
      {!following && (
        <div className="newer">
          <Button onPress={follow}>{words.t('talk.newer')}</Button>
        </div>
      )}
    </div>
  )
}
