import type { SignInWay } from '../../shared/signInWay.ts'
import type { StaffView } from '../../shared/wire/consoleViews.ts'
import { type ConsoleState, firstState, freshOwn, nothingHeld, type Own, type Session } from './consoleState.ts'

type SignedOut = Extract<Session, { stage: 'signedOut' }>

/** Every text leaves the screen. Only what was being written when the session ended by itself waits for its writer. */
export function signedOut(state: ConsoleState, why: SignedOut['why']): ConsoleState {
  return {
    session: { stage: 'signedOut', why, trying: false },
    connection: 'connecting',
    held: nothingHeld,
    own: { ...freshOwn, ...settings(state.own), ...(why === 'ended' ? written(state.own) : {}) },
  }
}

export function signedIn(state: ConsoleState, me: StaffView, way?: SignInWay): ConsoleState {
  const own = state.own.writer === me.number ? state.own : { ...freshOwn, ...settings(state.own) }
  return {
    ...firstState,
    session: { stage: 'signedIn', me, ...(way ? { way } : {}) },
    own: { ...own, writer: me.number },
  }
}

const settings = ({ language, shortcuts }: Own) => ({ language, shortcuts })

const written = ({ drafts, outbox, writer }: Own) => ({ drafts, outbox, ...(writer === undefined ? {} : { writer }) })
