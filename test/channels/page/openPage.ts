import { newClientId } from '../../../bot/channels/webchat/page/line/clientId.ts'
import { Line } from '../../../bot/channels/webchat/page/line/line.ts'
import { reduce } from '../../../bot/channels/webchat/page/state/reduce.ts'
import { firstState, type PageEvent } from '../../../bot/channels/webchat/page/state/state.ts'
import { handTime } from './handTime.ts'
import { keptLog } from './keptLog.ts'
import { unsteadyWire } from './unsteadyWire.ts'

/** The page without its views: what it holds and how it speaks, before a log and an unsteady connection. */
export function openPage() {
  const time = handTime()
  const log = keptLog()
  const connection = unsteadyWire(time, log)
  let state = firstState('sv')
  const dispatch = (event: PageEvent) => {
    state = reduce(state, event)
  }
  const line = new Line({ wire: connection.wire, pace: time.pace, tell: dispatch })
  return {
    ...connection,
    log,
    state: () => state,
    passTime: time.pass,
    resumes(token: string) {
      dispatch({ type: 'resumed' })
      line.resume(token)
    },
    writes(text: string) {
      const clientId = newClientId()
      const input = { kind: 'text', text } as const
      dispatch({ type: 'sent', clientId, input, text })
      line.perform({ kind: 'input', clientId, language: 'sv', input })
    },
    takesBack(target: number) {
      const clientId = newClientId()
      dispatch({ type: 'tookBack', clientId, target })
      line.perform({ kind: 'takeBack', clientId, target })
    },
    erases() {
      dispatch({ type: 'askedToErase' })
      line.erase()
    },
    /** The visitor's own words as they stand, those on their way included. */
    ownWords: () => [
      ...state.entries.flatMap((entry) => (entry.shows === 'visitor' ? [entry.text] : [])),
      ...state.outgoing.map(({ text }) => text),
    ],
    progress: () => state.outgoing.map(({ progress }) => progress.kind),
  }
}
