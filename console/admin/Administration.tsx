import '../withoutEval.ts'
import { useMemo, useReducer, useRef } from 'react'
import type { Role } from '../../shared/roles.ts'
import { Button } from '../views/Button.tsx'
import { useConsole } from '../views/useConsole.ts'
import { Accounts } from './Accounts.tsx'
import { createAdministrationActions } from './actions.ts'
import { askServer } from './ask.ts'
import { Notice } from './Notice.tsx'
import { Settings } from './Settings.tsx'
import { firstAdministration, reduceAdministration, type View, viewsOf } from './state.ts'
import { Texts } from './Texts.tsx'
import { TryText } from './TryText.tsx'
import { Unanswered } from './Unanswered.tsx'
import { Unused } from './Unused.tsx'
import { AdministrationContext, useAdministration } from './useAdministration.ts'
import { administrationWords } from './words.ts'
import '../styles/administration.css'

/** Settings, texts and accounts; fetched only by those who may see it. */
export function Administration({ role }: { role: Role }) {
  const { actions: own, state: console } = useConsole()
  const views = viewsOf(role)
  const [state, dispatch] = useReducer(reduceAdministration, views[0] ?? 'texts', firstAdministration)
  const latest = useRef(state)
  latest.current = state
  const actions = useMemo(
    () =>
      createAdministrationActions({
        read: () => latest.current,
        dispatch,
        ask: askServer,
        signedOut: () => void own.signOut(),
      }),
    [own],
  )
  const words = administrationWords(console.own.language)
  return (
    <AdministrationContext.Provider value={{ state, actions, words }}>
      <main className="administration" id="administration">
        <Tabs views={views} />
        <div>
          <Notice />
          {views.includes('accounts') && <Unused />}
        </div>
        <Shown view={state.view} />
      </main>
    </AdministrationContext.Provider>
  )
}

function Tabs({ views }: { views: readonly View[] }) {
  const { state, actions, words } = useAdministration()
  return (
    <nav className="parts" aria-label={words.t('parts')}>
      {views.map((view) => (
        <Button
          key={view}
          look="quiet"
          aria-current={state.view === view ? 'page' : false}
          onPress={() => actions.show(view)}
        >
          {words.t(`view.${view}`)}
        </Button>
      ))}
    </nav>
  )
}

function Shown({ view }: { view: View }) {
  switch (view) {
    case 'settings':
      return <Settings />
    case 'texts':
      return <Texts />
    case 'try':
      return <TryText />
    case 'unanswered':
      return <Unanswered />
    case 'accounts':
      return <Accounts />
  }
}
