import type { SessionView } from '../../shared/signIn.ts'
import { askSessions, endSession } from '../connection/control.ts'
import { clockText } from '../text/times.ts'
import { refusedText } from '../text/words.ts'
import { ProofBox } from './control/ProofBox.tsx'
import { useTold } from './control/useTold.ts'
import { OwnPasskeys } from './OwnPasskeys.tsx'
import { useConsole } from './useConsole.ts'

/** My passkeys, where there are any, and where I am signed in. */
export function OwnSignIn() {
  const { state, words } = useConsole()
  const hasPasskeys = state.session.stage === 'signedIn' && state.session.passkeys !== undefined
  return (
    <>
      {hasPasskeys && <OwnPasskeys />}
      <section className="ownSignIn" aria-labelledby="sessions">
        <h3 id="sessions">{words.t('sessions.where')}</h3>
        <p>{words.t('sessions.help')}</p>
        <SessionList />
      </section>
    </>
  )
}

function SessionList() {
  const { words } = useConsole()
  const { told, again } = useTold(askSessions)
  if (!told) return <p role="status">{words.t('loading')}</p>
  if (!told.ok) return <p role="alert">{refusedText(words, told.code)}</p>
  const { now, sessions } = told.value
  return (
    <ul className="sessions">
      {sessions.map((session) => (
        <li key={session.id}>
          <SessionLine session={session} now={now} />
          {!session.isThis && (
            <ProofBox label={words.t('sessions.end')} prove={(proof) => endSession(session.id, proof)} done={again} />
          )}
        </li>
      ))}
    </ul>
  )
}

function SessionLine({ session: { startedAt, usedAt, isThis }, now }: { session: SessionView; now: number }) {
  const { words } = useConsole()
  const agoMinutes = Math.floor((now - usedAt) / 60_000)
  return (
    <p>
      <strong>{words.t(isThis ? 'sessions.this' : 'sessions.other')}</strong>{' '}
      {words.t('sessions.line', {
        time: clockText(words.language, startedAt),
        ago: agoMinutes < 1 ? words.t('sessions.justNow') : words.count('sessions.minutes', agoMinutes),
      })}
    </p>
  )
}
