import { expect, test } from 'vitest'
import { reduce } from '../../../bot/channels/webchat/page/state/reduce.ts'
import { openChoices, shownEntries } from '../../../bot/channels/webchat/page/state/select.ts'
import { firstState, type PageEvent, type PageState } from '../../../bot/channels/webchat/page/state/state.ts'
import { clientIdSchema } from '../../../shared/ids.ts'
import type { FirstScreen, VisitorEntryView, VisitorState } from '../../../shared/wire/visitor.ts'
import { newClientId } from '../../support/openVisitor.ts'

const clientId = () => clientIdSchema.parse(newClientId())
const text = { kind: 'text', text: 'my words' } as const
const after = (...events: PageEvent[]) => events.reduce<PageState>(reduce, firstState('sv'))

function asks(step: string, ...choices: string[]): FirstScreen['first'] {
  const views = choices.map((choice) => ({ choice, label: choice }))
  return { seq: 1, shows: 'bot', paragraphs: [step], acute: false, step, choices: views, many: false }
}
const first = asks('who', 'self', 'human')

function updated(entries: VisitorEntryView[], state: Partial<VisitorState> = {}): PageEvent {
  const now: VisitorState = { status: 'withBot', language: 'sv', lastSeq: entries.at(-1)?.seq ?? 0, ...state }
  return { type: 'updated', whole: true, update: { entries, state: now } }
}
const asked = (prompt: FirstScreen['first'], state: Partial<VisitorState> = {}) =>
  openChoices(after(updated([prompt], { openPrompt: 1, ...state })), first)

test('an entry taken back elsewhere disappears here, and what took it back shows nothing itself', () => {
  const [own, taking] = [clientId(), clientId()]
  const state = after(updated([{ seq: 1, shows: 'visitor', text: 'a slip', clientId: own, canTakeBack: true }]), {
    type: 'updated',
    whole: false,
    update: {
      entries: [{ seq: 2, shows: 'tookBack', target: 1, by: 'visitor', clientId: taking }],
      state: { status: 'withStaff', language: 'sv', lastSeq: 2 },
    },
  })
  expect(JSON.stringify(state)).not.toContain('a slip')
  expect(shownEntries(state, first)).toEqual([{ seq: 1, shows: 'takenBack', by: 'visitor' }])
})

test('a message that was refused keeps its words, and gives them back to the box before what is being written', () => {
  const id = clientId()
  const state = after(
    { type: 'sent', clientId: id, input: text, text: 'my words' },
    { type: 'refused', clientId: id, code: 'badInput' },
    { type: 'wrote', draft: 'more' },
    { type: 'putBack', clientId: id },
  )
  expect(state.draft).toBe('my words\n\nmore')
  expect(state.outgoing).toEqual([])
})

test('a conversation that is gone takes no unsent word with it', () => {
  const state = after({ type: 'sent', clientId: clientId(), input: text, text: 'my words' }, { type: 'gone' })
  expect(state).toMatchObject({ draft: 'my words', notice: 'gone', phase: 'first' })
})

test('once erasing has been asked for, every word is off the page and none comes back', () => {
  const entry: VisitorEntryView = {
    seq: 1,
    shows: 'visitor',
    text: 'my words',
    clientId: clientId(),
    canTakeBack: true,
  }
  const state = after(
    updated([entry]),
    { type: 'wrote', draft: 'my words' },
    { type: 'askedToErase' },
    updated([entry]),
  )
  expect(JSON.stringify(state)).not.toContain('my words')
})

test('while an answer is on its way, nothing can be answered twice and a person can still be asked for', () => {
  const state = after(updated([asks('menu', 'topics', 'human')], { openPrompt: 1 }), {
    type: 'sent',
    clientId: clientId(),
    input: text,
    text: 'my words',
  })
  expect(openChoices(state, first)).toMatchObject({ choices: [], human: true })
})

test('the way to a person is offered where the question has none of its own', () => {
  expect(asked(asks('C2', 'yes', 'no')).human).toBe(true)
  expect(asked(asks('menu', 'topics', 'human')).human).toBe(false)
})

test('who is already on the way to a person, or there, is not offered it again', () => {
  expect(asked(asks('C3', 'yes', 'no')).human).toBe(false)
  expect(asked(asks('queued', 'screening'), { status: 'waiting' }).human).toBe(false)
  expect(asked(asks('C4', 'yes', 'no'), { status: 'withStaff' }).human).toBe(false)
})

test('a closed conversation asks nothing', () => {
  expect(asked(asks('C4', 'yes', 'no'), { status: 'closed' })).toMatchObject({ choices: [], human: false })
})
