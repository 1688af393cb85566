import { createActions } from './actions.ts'
import { keepLine } from './connection/line.ts'
import type { Bell } from './sound/bell.ts'
import { createStore, type Store } from './state/store.ts'
import { noTelephone } from './telephone/keepTelephone.ts'
import type { ConsoleParts } from './views/useConsole.ts'

/** A console of its own beside the real one, on a line where every visitor is simulated. Nothing sounds but the real one. */
export interface Practice {
  parts: ConsoleParts
  end(): void
}

export function startPractice(real: Store): Practice | undefined {
  const { session, own } = real.read()
  if (session.stage !== 'signedIn') return undefined
  const store = createStore()
  const { dispatch } = store
  const bell: Bell = {
    unlock: () => dispatch({ from: 'line', type: 'sound:changed', sound: 'on' }),
    probe: () => dispatch({ from: 'line', type: 'sound:changed', sound: 'on' }),
    ring: () => {},
  }
  const actions = createActions({
    store,
    bell,
    telephone: noTelephone,
    drafts: { open: async () => {} },
    line: keepLine(store, '/practice'),
  })
  dispatch({ from: 'staff', type: 'language:chosen', language: own.language })
  dispatch({ from: 'line', type: 'session:given', me: session.me })
  dispatch({ from: 'staff', type: 'console:touched', at: Date.now() })
  return { parts: { store, bell, actions }, end: () => dispatch({ from: 'staff', type: 'session:left' }) }
}
