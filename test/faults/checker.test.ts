import { expect, test } from 'vitest'
import type { Entry } from '../../shared/entry.ts'
import type { Deed, Evidence, Holding } from './checker/evidence.ts'
import { check, invariants } from './checker/invariants.ts'

const conversation = 'conversation'
const words = {
  first: 'ord aaaaaaaaaaaaaaaaaaaaaa',
  answer: 'svar cccccccccccccccccccccc',
  last: 'klar dddddddddddddddddddddd',
}
const ben = { staff: 'id of ben', number: 1 }

const log = [
  { seq: 1, at: 1, by: 'bot', kind: 'started', channel: 'webchat', language: 'sv', notice: '1' },
  { seq: 2, at: 1, by: 'visitor', kind: 'said', clientId: 'first', text: words.first },
  { seq: 3, at: 2, by: ben, kind: 'claimed', clientId: 'claim' },
  { seq: 4, at: 3, by: ben, kind: 'replied', clientId: 'answer', text: words.answer },
  { seq: 5, at: 4, by: 'visitor', kind: 'said', clientId: 'last', text: words.last },
  { seq: 6, at: 5, by: ben, kind: 'closed', clientId: 'close', reason: 'finished' },
] as unknown as Entry[]

const texts: Record<number, string> = { 2: words.first, 4: words.answer, 5: words.last }
const held = (upTo: number) =>
  Array.from({ length: upTo }, (_, at) => ({
    seq: at + 1,
    ...(texts[at + 1] ? { text: texts[at + 1] as string } : {}),
  }))
const deed = (clientId: string, who: string, what: string, seq: number, text?: string): Deed => ({
  who,
  what,
  clientId,
  conversation,
  at: seq * 10,
  putOff: false,
  ok: { at: seq * 10 + 5, seqs: [seq] },
  ...(text ? { text } : {}),
})

const sound: Evidence = {
  deeds: [
    deed('first', 'maya', 'say', 2, words.first),
    deed('claim', 'ben', 'conversation:claim', 3),
    deed('answer', 'ben', 'message:send', 4, words.answer),
    deed('last', 'maya', 'say', 5, words.last),
    deed('close', 'ben', 'conversation:close', 6),
  ],
  holdings: [{ who: 'maya', conversation, entries: held(6) }],
  sightings: held(5).map((entry) => ({ who: 'ben', conversation, ...entry })),
  watches: [{ from: 0, until: 100, flushes: [22, 32, 42, 52, 62] }],
  stored: {
    conversations: new Map([[conversation, log]]),
    records: 1,
    trail: { findings: [], claims: new Map([[1, 1]]) },
  },
  staff: new Map([[ben.staff, 'ben']]),
}

const withTrail = (trail: Partial<Evidence['stored']['trail']>): Evidence => ({
  ...sound,
  stored: { ...sound.stored, trail: { ...sound.stored.trail, ...trail } },
})
const withLog = (change: (entries: Entry[]) => Entry[]): Evidence => ({
  ...sound,
  stored: { ...sound.stored, conversations: new Map([[conversation, change(log)]]) },
})
const withDeed = (clientId: string, change: Partial<Deed>): Evidence => ({
  ...sound,
  deeds: sound.deeds.map((found) => (found.clientId === clientId ? { ...found, ...change } : found)),
})
const withHolding = (entries: Holding['entries']): Evidence => ({
  ...sound,
  holdings: [{ who: 'maya', conversation, entries }],
})
const renumbered = (entries: Entry[]) => entries.map((entry, at) => ({ ...entry, seq: at + 1 }))

test('what went well breaks nothing', () => {
  expect(check(sound)).toEqual([])
})

test.each<[keyof typeof invariants, string, Evidence]>([
  ['I1', 'what was acknowledged is not stored', withLog((entries) => entries.filter(({ seq }) => seq !== 4))],
  ['I1', 'the visitor lacks an entry', withHolding(held(5))],
  ['I1', 'the visitor has nothing on the screen', { ...sound, holdings: [] }],
  ['I1', 'staff closed without having seen the last word', { ...sound, sightings: sound.sightings.slice(0, -1) }],
  ['I2', 'a client id is stored twice', withLog((entries) => renumbered([...entries, ...entries.slice(1, 2)]))],
  ['I2', 'a number stands twice on the screen', withHolding([...held(6), { seq: 6 }])],
  ['I2', 'words stand twice on the screen', withHolding([...held(6), { seq: 7, text: words.first }])],
  ['I3', 'the log has a hole', withLog((entries) => entries.filter(({ seq }) => seq !== 3))],
  ['I3', 'the screen has a hole', withHolding(held(6).filter(({ seq }) => seq !== 3))],
  ['I3', 'a later word stands before an earlier one', { ...sound, deeds: sound.deeds.toReversed() }],
  ['I4', 'nobody sent what is stored', { ...sound, deeds: sound.deeds.filter(({ clientId }) => clientId !== 'last') }],
  ['I4', 'it was sent to another conversation', withDeed('last', { conversation: 'another' })],
  ['I4', 'it is stored in other words', withDeed('last', { text: 'other words' })],
  ['I4', 'it is shown in other words', withHolding(held(6).map((entry) => ({ ...entry, text: 'other words' })))],
  ['I5', 'a sender never learned what became of it', withDeedUnanswered('answer')],
  ['I6', 'a receipt names a number where it is not', withDeed('last', { ok: { at: 55, seqs: [5, 4] } })],
  [
    'I6',
    'an entry was shown that is not stored',
    { ...sound, sightings: [...sound.sightings, { who: 'ben', conversation, seq: 7 }] },
  ],
  [
    'I6',
    'it was acknowledged without a flush',
    { ...sound, watches: [{ from: 0, until: 100, flushes: [22, 32, 42, 62] }] },
  ],
  [
    'I7',
    'it was claimed twice',
    withLog((entries) => renumbered([...entries.slice(0, 3), ...entries.slice(2, 3), ...entries.slice(3)])),
  ],
  [
    'I7',
    'somebody who did not have it answered',
    withLog((entries) => renumbered(entries.filter(({ kind }) => kind !== 'claimed'))),
  ],
  ['I8', 'an act of staff stands in the log as something else', withDeed('answer', { what: 'note:add' })],
  ['I8', 'an act of staff stands in the log as a colleague’s', withDeed('answer', { who: 'ruth' })],
  ['I8', 'the audit trail is torn', withTrail({ findings: [{ kind: 'cut', chain: 0, at: 3 }] })],
  ['I8', 'a claim is not in the audit trail', withTrail({ claims: new Map() })],
  ['I8', 'a closing left no record', { ...sound, stored: { ...sound.stored, records: 0 } }],
  ['I8', 'staff were told that there is no record', withDeed('close', { ok: { at: 65, seqs: [6], recorded: false } })],
])('%s sees that %s', (name, _what, evidence) => {
  expect(invariants[name]?.(evidence)).not.toEqual([])
})

function withDeedUnanswered(clientId: string): Evidence {
  const deeds = sound.deeds.map(({ ok, ...rest }) =>
    rest.clientId === clientId ? rest : { ...rest, ...(ok ? { ok } : {}) },
  )
  return { ...sound, deeds }
}
