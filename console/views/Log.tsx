import { Fragment } from 'react'
import type { OpenedConversation } from '../state/consoleState.ts'
import { pendingTexts } from '../state/lists.ts'
import { wholeDayText } from '../text/times.ts'
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
            {shown.map((entry, nth) => (
              <Fragment key={entry.seq}>
                {isOfAnotherDay(entry.at, shown[nth - 1]?.at) && (
                  <li className="line day">{wholeDayText(words.language, entry.at)}</li>
                )}
                <EntryView entry={entry} lang={conversation.card.language} />
              </Fragment>
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

/** Than the entry before it, or than today: entries tell the time of day alone, and a conversation may go on for weeks. */
const isOfAnotherDay = (at: number, before = Date.now()) =>
  new Date(at).toDateString() !== new Date(before).toDateString()
