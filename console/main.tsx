import './withoutEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createActions } from './actions.ts'
import { whenInDoubt } from './connection/asConsole.ts'
import { keepDrafts } from './connection/keepDrafts.ts'
import { createSessionKeeper, lookEveryMs } from './connection/keepSession.ts'
import { keepLine } from './connection/line.ts'
import { broughtBack } from './connection/provider.ts'
import { askSession, signInWithProvider, touchSession } from './connection/session.ts'
import { createBell } from './sound/bell.ts'
import type { Refusal } from './state/consoleState.ts'
import { seesLists } from './state/lists.ts'
import { createStore } from './state/store.ts'
import { keepTelephone } from './telephone/keepTelephone.ts'
import { ConsoleApp } from './views/ConsoleApp.tsx'
import '../shared/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/header.css'
import './styles/menu.css'
import './styles/signIn.css'
import './styles/rooms.css'
import './styles/list.css'
import './styles/talk.css'
import './styles/bubbles.css'
import './styles/facts.css'
import './styles/closing.css'
import './styles/colleagues.css'
import './styles/practice.css'
import './styles/board.css'
import './styles/telephone.css'

const store = createStore()
const bell = createBell((sound) => store.dispatch({ from: 'line', type: 'sound:changed', sound }))
const drafts = keepDrafts(store, sessionStorage)
const actions = createActions({
  store,
  bell,
  telephone: keepTelephone(store),
  drafts,
  line: keepLine(store),
})

const ended = () => store.dispatch({ from: 'line', type: 'session:missing' })
const isOver = ({ code }: Refusal) => code === 'notSignedIn' || code === 'elsewhere'
const look = () => {
  if (store.read().session.stage !== 'signedIn') return
  void askSession().then((told) => told.ok || !isOver(told.refusal) || ended())
}
// By then the browser has the token that a fresh proof was just giving it, or never will.
const lookSoon = () => setTimeout(look, 1000)
const keeper = createSessionKeeper({ use: touchSession, ended: lookSoon })
store.subscribe(() => keeper.update(store.read()))
setInterval(() => seesLists(store.read()) || look(), lookEveryMs)
whenInDoubt(lookSoon)

const $console = document.getElementById('console')
if ($console)
  createRoot($console).render(
    <StrictMode>
      <ConsoleApp store={store} actions={actions} bell={bell} />
    </StrictMode>,
  )

const brought = broughtBack()
if (brought?.language) void actions.chooseLanguage(brought.language)
const back = brought && (await signInWithProvider(brought.query))
// Whoever is signed in already stays so, whatever address they were led to.
const asked = back?.ok ? back : await askSession()
if (asked.ok) {
  store.dispatch({ from: 'line', type: 'session:given', me: asked.me, way: asked.way, passkeys: asked.passkeys })
  await drafts.open(asked.draftKey)
} else if (back && !back.ok) store.dispatch({ from: 'line', type: 'session:refused', refusal: back.refusal })
else if (asked.refusal.code === 'elsewhere') store.dispatch({ from: 'line', type: 'session:missing', why: 'elsewhere' })
else if (isOver(asked.refusal)) ended()
else store.dispatch({ from: 'line', type: 'session:refused', refusal: asked.refusal })
