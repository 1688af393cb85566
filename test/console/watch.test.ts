import { expect, test } from 'vitest'
import { createShiftKeeper } from '../../console/connection/keepShift.ts'
import { createWatch, type WatchPorts } from '../../console/connection/watch.ts'
import type { ConsoleState } from '../../console/state/consoleState.ts'
import type { ConsoleEvent } from '../../console/state/events.ts'
import { createStore } from '../../console/state/store.ts'
import { acknowledgeWithinMs } from '../../shared/limits.ts'
import {
  card,
  clientIdOf,
  colleague,
  consoleWith,
  idOf,
  lost,
  me,
  mineCard,
  said,
  snapshot,
  texts,
  view,
} from './consoleScreen.ts'
import { handTimers } from './handTimers.ts'

const talk = mineCard('talk')

function openWatch(first: ConsoleState) {
  const store = createStore(first)
  const timers = handTimers()
  const asked: { id: string; last: number; answered: Parameters<WatchPorts['open']>[2] }[] = []
  const left: string[] = []
  const watch = createWatch({
    open: (id, last, answered) => asked.push({ id, last, answered }),
    unwatch: (id) => left.push(id),
    dispatch: store.dispatch,
    timers,
  })
  store.subscribe(() => watch.update(store.read()))
  watch.update(store.read())
  return { store, timers, asked, left }
}

test('mine is opened from the start, and again from the start after every new snapshot', () => {
  const { store, asked } = openWatch(consoleWith([talk, card('waits')]))
  asked[0]?.answered({ ok: true, value: view(talk, [said(1), said(2)]) })
  store.dispatch(lost)
  store.dispatch(snapshot([talk]))
  expect(asked.map(({ id, last }) => [id, last])).toEqual([
    ['talk', 0],
    ['talk', 0],
  ])
})

test('mine is opened from the start after a snapshot on the same connection, too', () => {
  const { store, asked } = openWatch(consoleWith([talk]))
  asked[0]?.answered({ ok: true, value: view(talk, [said(1)]) })
  store.dispatch(snapshot([talk]))
  expect(asked.map(({ id, last }) => [id, last])).toEqual([
    ['talk', 0],
    ['talk', 0],
  ])
  asked[1]?.answered({ ok: true, value: view(talk, [said(1), said(2)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'words 2'])
  expect(asked).toHaveLength(2)
})

test('a gap is not shown; what is missing is asked for since the last one', () => {
  const { store, asked } = openWatch(consoleWith([talk]))
  asked[0]?.answered({ ok: true, value: view(talk, [said(1), said(2)]) })
  store.dispatch({ from: 'server', type: 'entries:added', view: view(talk, [said(4)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'words 2'])
  expect(asked.at(-1)).toMatchObject({ id: 'talk', last: 2 })
  asked.at(-1)?.answered({ ok: true, value: view(talk, [said(3), said(4)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'words 2', 'words 3', 'words 4'])
  expect(asked).toHaveLength(2)
})

test('every answer is taken, however late, although it was asked for again meanwhile', () => {
  const { store, timers, asked } = openWatch(consoleWith([talk]))
  timers.pass(acknowledgeWithinMs)
  asked[0]?.answered({ ok: true, value: view(talk, [said(1), said(2)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'words 2'])
  // What came between the two is told by the second alone.
  asked[1]?.answered({ ok: true, value: view(talk, [said(1), said(2), said(3)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'words 2', 'words 3'])
  timers.pass(acknowledgeWithinMs)
  expect(asked).toHaveLength(2)
})

test('an unanswered question is asked again, and so is one that the server could not take just now', () => {
  const { store, timers, asked } = openWatch(consoleWith([talk]))
  timers.pass(acknowledgeWithinMs)
  asked[1]?.answered({ ok: false, code: 'unavailable' })
  timers.pass(acknowledgeWithinMs)
  asked[2]?.answered({ ok: true, value: view(talk, [said(1)]) })
  expect(texts(store.read(), 'talk')).toEqual(['words 1'])
})

test('what is not mine to read leaves the screen and is not asked for again', () => {
  const { store, timers, asked } = openWatch(consoleWith([talk]))
  asked[0]?.answered({ ok: false, code: 'notFound' })
  timers.pass(acknowledgeWithinMs)
  expect(asked).toHaveLength(1)
  expect(store.read().held.opened[idOf('talk')]).toBeUndefined()
})

test('what is no longer mine is left, and its text goes', () => {
  const { store, asked, left } = openWatch(consoleWith([talk]))
  asked[0]?.answered({ ok: true, value: view(talk, [said(1)]) })
  store.dispatch({ from: 'server', type: 'card:changed', card: card('talk', { lastSeq: 5 }) })
  expect(left).toEqual(['talk'])
  expect(store.read().held.opened[idOf('talk')]).toBeUndefined()
})

test('what was left before it was opened is left again when it is, unless it was chosen again meanwhile', () => {
  const { store, asked, left } = openWatch(consoleWith([talk]))
  store.dispatch({ from: 'server', type: 'card:changed', card: card('talk', { lastSeq: 5 }) })
  expect(left).toEqual(['talk'])
  asked[0]?.answered({ ok: true, value: view(talk, [said(1)]) })
  expect(left).toEqual(['talk', 'talk'])
  expect(store.read().held.opened[idOf('talk')]).toBeUndefined()
  store.dispatch({ from: 'server', type: 'card:changed', card: mineCard('talk', { lastSeq: 6 }) })
  asked[0]?.answered({ ok: true, value: view(talk, [said(1)]) })
  expect([asked.length, left.length]).toEqual([2, 2])
})

function keepShift(first: ConsoleState) {
  const store = createStore(first)
  const started: string[] = []
  const keeper = createShiftKeeper(() => started.push('shift:start'))
  store.subscribe(() => keeper.update(store.read()))
  keeper.update(store.read())
  return { store, started }
}

const nobodyOnDuty: ConsoleEvent = {
  from: 'server',
  type: 'shift:changed',
  shift: { onDuty: [], openNow: false, planned: [], broken: [], nobodyReached: 0 },
}

test('a shift that a restarted server has forgotten is started again, once, even when it says so before its snapshot', () => {
  const { store, started } = keepShift(consoleWith([]))
  store.dispatch(lost)
  store.dispatch(nobodyOnDuty)
  store.dispatch(snapshot([], { onDuty: [] }))
  store.dispatch(nobodyOnDuty)
  expect(started).toEqual(['shift:start'])
})

test('whoever was off duty stays off duty, and a shift ended on another console is not started again', () => {
  const offDuty = keepShift(consoleWith([], { onDuty: [] }))
  offDuty.store.dispatch(lost)
  offDuty.store.dispatch(snapshot([], { onDuty: [] }))
  expect(offDuty.started).toEqual([])

  const endedElsewhere = keepShift(consoleWith([]))
  endedElsewhere.store.dispatch(nobodyOnDuty)
  endedElsewhere.store.dispatch(lost)
  endedElsewhere.store.dispatch(snapshot([], { onDuty: [] }))
  expect(endedElsewhere.started).toEqual([])
})

test("a colleague's conversation is opened once a coordinator has said why, and with that each time", () => {
  const theirs = card('theirs', { status: 'withStaff', staff: colleague })
  const asked: unknown[] = []
  const store = createStore(consoleWith([theirs], { me: { ...me, role: 'coordinator' } }))
  const watch = createWatch({
    open: (id, _last, _answered, why) => asked.push([id, why]),
    unwatch: () => {},
    dispatch: store.dispatch,
    timers: handTimers(),
  })
  store.subscribe(() => watch.update(store.read()))
  store.dispatch({ from: 'staff', type: 'conversation:chosen', id: theirs.id })
  expect(asked).toEqual([])
  const why = { reason: 'support', clientId: clientIdOf('why') } as const
  store.dispatch({ from: 'staff', type: 'conversation:openedFor', id: theirs.id, why })
  expect(asked).toEqual([['theirs', why]])
  store.dispatch(lost)
  store.dispatch(snapshot([theirs], { me: { ...me, role: 'coordinator' } }))
  expect(asked.at(-1)).toEqual(['theirs', why])
})
