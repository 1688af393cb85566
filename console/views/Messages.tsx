import { lazy, Suspense } from 'react'
import type { Notice } from '../state/consoleState.ts'
import { refusedText, type Words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { Guard } from './Guard.tsx'
import { PasskeyReminder } from './PasskeyReminder.tsx'
import { SoundCheck } from './SoundCheck.tsx'
import { StillThere } from './StillThere.tsx'
import { useConsole } from './useConsole.ts'

/** Nothing else waits for it. */
const SinceLastHere = lazy(async () => ({ default: (await import('../trail/SinceLastHere.tsx')).SinceLastHere }))

/** Lines across the page: no contact, not on duty, and what became of the last thing staff did. */
export function Messages() {
  const { state, actions, words } = useConsole()
  const { notice } = state.own
  return (
    <section className="messages" aria-label={words.t('notice.label')}>
      {state.connection === 'lost' && <p className="line lost">{words.t('connection.lostHelp')}</p>}
      <PasskeyReminder />
      <div role="status">
        <StillThere />
        <Guard instead={null}>
          <Suspense>
            <SinceLastHere />
          </Suspense>
        </Guard>
        <SoundCheck />
        {notice && (
          <p className="line notice">
            <span>
              {noticeText(words, notice)}
              {'hard' in notice && <b className="debrief"> {words.t('notice.debrief')}</b>}
            </span>
            <Button look="quiet" onPress={actions.readNotice}>
              {words.t('notice.close')}
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}

const noticeText = (words: Words, notice: Notice) =>
  notice.kind === 'refused' ? refusedText(words, notice.code) : words.t(`notice.${notice.kind}`)
