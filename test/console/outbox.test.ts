import { expect, test } from 'vitest'
import { type Answer, createOutbox } from '../../console/connection/outbox.ts'
import type { Act } from '../../console/state/acts.ts'
import { createStore } from '../../console/state/store.ts'
import { acknowledgeWithinMs } from '../../shared/limits.ts'
import { clientIdOf, consoleWith, idOf, lost, mineCard, opened, said, snapshot, texts, view } from './consoleScreen.ts'
import { handTimers } from './handTimers.ts'

const talk = mineCard('talk')
const received = (seq: number): Answer => ({ ok: true, value: { seq } })
const reply = (name: string, id = 'talk'): Act => ({
  event: 'message:send',
  payload: { id: idOf(id), clientId: clientIdOf(name), text: name },
})

function openOutbox() {
  const store = createStore(consoleWith([talk, mineCard('other')]))
  store.dispatch(opened(view(talk, [said(1)])))
  const timers = handTimers()
  const sent: { act: Act; answered(answer: Answer): void }[] = []
  const outbox = createOutbox({
    send: (act, answered) => sent.push({ act, answered }),
    dispatch: store.dispatch,
    timers,
  })
  store.subscribe(() => outbox.update(store.read()))
  return {
    store,
    timers,
    sentTexts: () => sent.map(({ act }) => act.payload.clientId),
    answer: (at: number, answer: Answer) => sent[at]?.answered(answer),
    make: (act: Act) => store.dispatch({ from: 'staff', type: 'act:made', act, at: 0 }),
    standing: () => store.read().own.outbox.map(({ standing }) => standing.kind),
  }
}

test('a reply is sent again with its own client id until it is acknowledged', () => {
  const { make, timers, sentTexts, answer, standing } = openOutbox()
  make(reply('hello'))
  timers.pass(acknowledgeWithinMs)
  timers.pass(acknowledgeWithinMs)
  expect(sentTexts()).toEqual(['hello', 'hello', 'hello'])
  answer(0, received(2))
  timers.pass(acknowledgeWithinMs)
  expect(sentTexts()).toHaveLength(3)
  expect(standing()).toEqual(['received'])
})

test.each(['acknowledgement', 'entry'])('a reply is shown once when its %s comes first', (first) => {
  const { make, answer, store } = openOutbox()
  const entry = { from: 'server', type: 'entries:added', view: view(talk, [said(2, 'hello')]) } as const
  make(reply('hello'))
  if (first === 'entry') store.dispatch(entry)
  answer(0, received(2))
  if (first === 'acknowledgement') store.dispatch(entry)
  expect(store.read().own.outbox).toEqual([])
  expect(texts(store.read(), 'talk')).toEqual(['words 1', 'hello'])
})

test('the second reply of a conversation waits for the first, another conversation does not', () => {
  const { make, sentTexts, answer } = openOutbox()
  make(reply('first'))
  make(reply('second'))
  make(reply('elsewhere', 'other'))
  expect(sentTexts()).toEqual(['first', 'elsewhere'])
  answer(0, received(2))
  expect(sentTexts()).toEqual(['first', 'elsewhere', 'second'])
})

test('nothing is sent without contact, and all of it in order once contact is back', () => {
  const { make, sentTexts, store, timers } = openOutbox()
  store.dispatch(lost)
  make(reply('written offline'))
  timers.pass(10 * acknowledgeWithinMs)
  expect(sentTexts()).toEqual([])
  store.dispatch(snapshot([talk, mineCard('other')]))
  expect(sentTexts()).toEqual(['written offline'])
})

test('a refusal that passes is tried again after the time it names; any other gives the text back', () => {
  const { make, sentTexts, answer, standing, timers, store } = openOutbox()
  make(reply('hello'))
  answer(0, { ok: false, code: 'slowDown', waitMs: 200 })
  timers.pass(200)
  expect(sentTexts()).toEqual(['hello', 'hello'])
  answer(1, { ok: false, code: 'closed' })
  expect(standing()).toEqual(['refused'])
  store.dispatch({ from: 'staff', type: 'text:takenBack', clientId: clientIdOf('hello') })
  expect(store.read().own.drafts[idOf('talk')]?.reply).toBe('hello')
})

test('a double click on claim is one claim', () => {
  const { make, sentTexts } = openOutbox()
  const claim = (name: string): Act => ({
    event: 'conversation:claim',
    payload: { id: idOf('waits'), clientId: clientIdOf(name) },
  })
  make(claim('one'))
  make(claim('two'))
  expect(sentTexts()).toEqual(['one'])
})
