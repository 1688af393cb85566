import './icon.svg'
import './styles/page.css'
import { hydrate, render } from 'preact'
import { directionOf } from '../../../../shared/languages.ts'
import { longSilenceMs } from '../../../../shared/safety.ts'
import type { PageStart } from '../../../../shared/wire/visitor.ts'
import { createActions } from './actions.ts'
import { forgetHidden, forgetToken, keepHidden, keepToken, keptToken, startsHidden } from './leave/keptToken.ts'
import { watchIdle } from './leave/watchIdle.ts'
import { watchLeaving } from './leave/watchLeaving.ts'
import { createEitherWire } from './line/eitherWire.ts'
import { Line } from './line/line.ts'
import { createLiveWire } from './line/liveWire.ts'
import type { Pace } from './line/pace.ts'
import { createPollWire } from './line/pollWire.ts'
import { reduce } from './state/reduce.ts'
import { firstState, type PageEvent } from './state/state.ts'
import { createWordSource, fetchWords } from './text/wordSource.ts'
import { keepInSight } from './views/keepInSight.ts'
import { Page } from './views/Page.tsx'

const $page = document.getElementById('page') as HTMLElement
const start = JSON.parse(document.getElementById('start')?.textContent ?? '') as PageStart
let words = start.words
let state = firstState(words.language)

const pace: Pace = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
let stopWatching = () => {}
const live = createLiveWire({ origin: location.origin, pace, on: addEventListener })
const wire = createEitherWire(live, createPollWire(location.origin, pace), pace)
const line = new Line({ wire, pace, tell: dispatch })
const source = createWordSource({
  first: words.language,
  load: fetchWords,
  pace,
  arrived(others) {
    words = others
    draw()
  },
})
const actions = createActions({ line, leaveTo: start.leaveTo, dispatch, now: () => state, token: keptToken })

function dispatch(event: PageEvent) {
  const wasCovered = state.cover !== 'none'
  state = reduce(state, event)
  if (event.type === 'sent') watchSilence()
  if (event.type === 'started') keepToken(event.token)
  if (event.type === 'gone' || event.type === 'erased' || event.type === 'startedAgain') forgetToken()
  if (state.cover === 'hidden') keepHidden()
  if (wasCovered && state.cover === 'none') {
    forgetHidden()
    idle.touched()
  }
  source.want(state.language)
  draw()
}

function watchSilence() {
  stopWatching()
  stopWatching = pace.after(longSilenceMs, () => dispatch({ type: 'longSilence' }))
}

function draw() {
  document.documentElement.lang = words.language
  document.documentElement.dir = directionOf[words.language]
  render(view(), $page)
}

const view = () => <Page state={state} words={words} leaveTo={start.leaveTo} actions={actions} />

hydrate(view(), $page)
document.getElementById('instead')?.remove()
watchLeaving(actions.leave)
const idle = watchIdle({
  now: Date.now,
  after: pace.after,
  cover: (how) => dispatch({ type: 'covered', how }),
  isCovered: () => state.cover !== 'none',
})
keepInSight()
dispatch({ type: 'cameAlive' })
if (startsHidden()) actions.hide()
const token = keptToken()
if (token) {
  dispatch({ type: 'resumed' })
  line.resume(token)
}
