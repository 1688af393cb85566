import { expect, test } from 'vitest'
import type { Act } from '../../console/state/acts.ts'
import type { ConsoleEvent } from '../../console/state/events.ts'
import {
  after,
  card,
  clientIdOf,
  colleague,
  consoleWith,
  idOf,
  lost,
  me,
  mineCard,
  opened,
  said,
  snapshot,
  texts,
  view,
} from './consoleScreen.ts'

const talk = mineCard('talk', { lastSeq: 3 })
const reading = after(consoleWith([talk]), opened(view(talk, [said(1), said(2), said(3)])))
const choose: ConsoleEvent = { from: 'staff', type: 'conversation:chosen', id: idOf('talk') }
const write: ConsoleEvent = { from: 'staff', type: 'draft:changed', id: idOf('talk'), box: 'reply', text: 'half a rep' }
const gone: ConsoleEvent = { from: 'server', type: 'card:gone', id: idOf('talk') }
const dropped: ConsoleEvent = { from: 'server', type: 'conversation:dropped', id: idOf('talk') }

test('what a visitor takes back disappears, and a line says so in its place', () => {
  const state = after(reading, {
    from: 'server',
    type: 'entries:added',
    view: view(talk, [{ seq: 4, at: 4, shows: 'tookBack', target: 2, by: 'visitor' }]),
  })
  expect(texts(state, 'talk')).toEqual(['words 1', 'takenBack', 'words 3', 'tookBack'])
  expect(JSON.stringify(state)).not.toContain('words 2')
})

test('an entry that comes twice stands once', () => {
  const again = { from: 'server', type: 'entries:added', view: view(talk, [said(3), said(4)]) } as const
  expect(texts(after(reading, again, again), 'talk')).toEqual(['words 1', 'words 2', 'words 3', 'words 4'])
})

test('entries of a conversation that is not on the screen change how it stands on the list', () => {
  const next = mineCard('talk', { lastSeq: 4, unread: 1 })
  const state = after(consoleWith([talk]), { from: 'server', type: 'entries:added', view: view(next, [said(4)]) })
  expect(state.held).toEqual(consoleWith([next]).held)
})

test('a card that knows less than the one shown changes nothing', () => {
  const state = after(reading, { from: 'server', type: 'card:changed', card: card('talk', { lastSeq: 2 }) })
  expect(state.held.cards[idOf('talk')]).toEqual(talk)
})

test('after a reconnect everything held is what a fresh console holds; what was being written stays', () => {
  const cards = [card('new'), mineCard('talk', { lastSeq: 9 })]
  const back = after(reading, choose, write, lost, snapshot(cards))
  expect(back.held).toEqual(consoleWith(cards).held)
  expect(back.own.drafts[idOf('talk')]?.reply).toBe('half a rep')
  expect(back.own.chosen).toBe('talk')
})

test('the connection is called connected only once a snapshot has come', () => {
  expect(after(reading, lost).connection).toBe('lost')
  expect(after(reading, lost, snapshot([talk])).connection).toBe('connected')
})

const closing: Act = {
  event: 'conversation:close',
  payload: { id: idOf('talk'), clientId: clientIdOf('close'), record: {} },
}
const close: ConsoleEvent = { from: 'staff', type: 'act:made', act: closing, at: 0 }
const closed = (recorded: boolean, hard = false): ConsoleEvent => ({
  from: 'line',
  type: 'act:acknowledged',
  acknowledgement: { event: 'conversation:close', payload: closing.payload, value: { seq: 4, recorded, hard } },
})

test.each([
  ['before', [gone, dropped, closed(true)]],
  ['after', [closed(true), gone, dropped]],
])('closing is told as closing when the text leaves the screen %s the answer', (_, events) => {
  const state = after(reading, choose, close, ...events)
  expect(state.own).toMatchObject({ notice: { kind: 'recorded' }, outbox: [], room: 'list' })
  expect(state.own.chosen).toBeUndefined()
  expect(JSON.stringify(state)).not.toContain('words')
})

test('a visitor who said no to C4 leaves no record, and staff are told so', () => {
  expect(after(reading, close, closed(false)).own.notice).toEqual({ kind: 'notRecorded' })
})

test('after a hard conversation staff are asked to pause', () => {
  expect(after(reading, close, closed(true, true)).own.notice).toEqual({ kind: 'recorded', hard: true })
})

test('drafts found after a reload stand, unless something has been written since', () => {
  const found = { [idOf('talk')]: { reply: 'before', note: '', coaching: '' } }
  const kept: ConsoleEvent = { from: 'line', type: 'written:found', written: { drafts: found, unsent: [] } }
  expect(after(reading, kept).own.drafts[idOf('talk')]?.reply).toBe('before')
  expect(after(reading, write, kept).own.drafts[idOf('talk')]?.reply).toBe('half a rep')
})

test('a text that no answer had come for is sent again after a reload, once, and before what is sent since', () => {
  const sent = (text: string): Act => ({
    event: 'message:send',
    payload: { id: idOf('talk'), clientId: clientIdOf(text), text },
  })
  const unsent = [{ act: sent('before'), madeAt: 0, standing: { kind: 'sending' } }] as const
  const found: ConsoleEvent = { from: 'line', type: 'written:found', written: { drafts: {}, unsent } }
  const state = after(reading, { from: 'staff', type: 'act:made', act: sent('since'), at: 1 }, found, found)
  expect(state.own.outbox.map(({ act }) => act)).toEqual([sent('before'), sent('since')])
})

test('a conversation of mine that is erased is told and leaves nothing on the screen', () => {
  for (const state of [
    after(reading, choose, write, gone, dropped),
    after(reading, choose, write, lost, snapshot([])),
  ]) {
    expect(state.own.notice).toEqual({ kind: 'gone' })
    expect(state.own.drafts).toEqual({})
    expect(JSON.stringify(state)).not.toContain('words')
  }
})

test("a colleague's conversation that a coordinator reads goes without a word", () => {
  const theirs = mineCard('talk', { staff: colleague })
  const coordinator = consoleWith([theirs], { me: { ...me, role: 'coordinator' } })
  const state = after(coordinator, opened(view(theirs, [said(1)])), gone)
  expect(state.own.notice).toBeUndefined()
  expect(JSON.stringify(state)).not.toContain('words')
})

test('losing the race for a conversation is told without blame', () => {
  const act: Act = { event: 'conversation:claim', payload: { id: idOf('waits'), clientId: clientIdOf('claim') } }
  const state = after(
    consoleWith([card('waits')]),
    { from: 'staff', type: 'act:made', act, at: 0 },
    { from: 'line', type: 'act:refused', act, code: 'conflict' },
  )
  expect(state.own).toMatchObject({ notice: { kind: 'claimLost' }, outbox: [] })
})

test('a session that is missed twice, by two answers at once, leaves what is being written to its writer', () => {
  const missed = after(after(reading, write), { from: 'line', type: 'session:missing' })
  expect(missed.own.drafts[idOf('talk')]?.reply).toBe('half a rep')
  expect(after(missed, { from: 'line', type: 'session:missing' })).toEqual(missed)
})

test('signing out leaves no text; an ended session keeps what was being written for its writer alone', () => {
  const writing = after(reading, choose, write)
  expect(JSON.stringify(after(writing, { from: 'staff', type: 'session:left' }))).not.toMatch(/words|half a rep/)

  const ended = after(writing, { from: 'server', type: 'session:ended' })
  expect(JSON.stringify(ended)).not.toContain('words')
  const given = (who: typeof me | typeof colleague) => after(ended, { from: 'line', type: 'session:given', me: who })
  expect(given(me).own.drafts[idOf('talk')]?.reply).toBe('half a rep')
  expect(given(colleague).own.drafts).toEqual({})
})

test('a refused sign-in keeps telling why one is signed out, and what to do', () => {
  const state = after(
    reading,
    { from: 'server', type: 'session:ended' },
    { from: 'staff', type: 'session:asked' },
    { from: 'line', type: 'session:refused', refusal: { code: 'slowDown', waitMs: 4000 } },
  )
  expect(state.session).toEqual({
    stage: 'signedOut',
    why: 'ended',
    trying: false,
    refusal: { code: 'slowDown', waitMs: 4000 },
  })
})

test('a sign-out that the server did not hear is told, but not to whoever has signed in since', () => {
  const left = after(reading, { from: 'staff', type: 'session:left' })
  const notEnded: ConsoleEvent = { from: 'line', type: 'session:notEnded' }
  expect(after(left, notEnded).session).toMatchObject({ why: 'leftHere' })
  expect(after(left, { from: 'line', type: 'session:given', me }, notEnded).session.stage).toBe('signedIn')
})
