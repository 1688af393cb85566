import type { Entry } from '../../../shared/entry.ts'
import type { Deed, Evidence, Holding, Press } from './evidence.ts'

/** What a run leaves in which everything went well, and the same with one thing wrong. */
export const conversation = 'conversation'
export const words = {
  first: 'ord aaaaaaaaaaaaaaaaaaaaaa',
  answer: 'svar cccccccccccccccccccccc',
  last: 'klar dddddddddddddddddddddd',
  note: 'notis nnnnnnnnnnnnnnnnnnnnnn',
  question: 'undrar qqqqqqqqqqqqqqqqqqqqqq',
}
export const ben = { staff: 'id of ben', number: 1 }
export const ruth = { staff: 'id of ruth', number: 2 }
export const number = '0701740605'

export const log = [
  { seq: 1, at: 1, by: 'bot', kind: 'started', channel: 'webchat', language: 'sv', notice: '1' },
  { seq: 2, at: 1, by: 'visitor', kind: 'said', clientId: 'first', text: words.first },
  { seq: 3, at: 2, by: ben, kind: 'claimed', clientId: 'claim' },
  { seq: 4, at: 3, by: ben, kind: 'replied', clientId: 'answer', text: words.answer },
  { seq: 5, at: 4, by: 'visitor', kind: 'said', clientId: 'last', text: words.last },
  { seq: 6, at: 5, by: ben, kind: 'closed', clientId: 'close', reason: 'finished' },
] as unknown as Entry[]

export const call = [
  { seq: 1, at: 1, by: 'bot', kind: 'started', channel: 'phone', language: 'sv', notice: '1' },
  { seq: 2, at: 1, by: 'visitor', kind: 'answered', clientId: 'key', step: 'any', choices: ['human'], labels: [] },
  { seq: 3, at: 2, by: 'bot', kind: 'call', state: 'callBackAsked' },
  { seq: 4, at: 3, by: 'bot', kind: 'call', state: 'callBackMade' },
] as unknown as Entry[]

const texts: Record<number, string> = { 2: words.first, 4: words.answer, 5: words.last }
export const held = (upTo: number) =>
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

export const sound: Evidence = {
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
  presses: [
    { who: 'vera', step: 'asks', request: 'releaseStatistics 2026-H1', outcome: 'done' },
    { who: 'will', step: 'approves', request: 'releaseStatistics 2026-H1', outcome: 'done' },
    { who: 'vera', step: 'uses', request: 'releaseStatistics 2026-H1', outcome: 'done' },
    { who: 'vera', step: 'uses', request: 'releaseStatistics 2026-H1', outcome: 'refused' },
  ],
  agreements: {
    questions: [words.question],
    callers: [number],
    promised: [number],
    callBacks: [{ conversation: 'call', number }, { conversation: 'call' }],
  },
  stored: {
    conversations: new Map([
      [conversation, log],
      ['call', call],
    ]),
    records: 1,
    released: ['2026-H1'],
    keptTexts: [words.question],
    numbersOf: [],
    trail: {
      findings: [],
      acts: [
        { who: 1, act: 'claim' },
        { who: 1, act: 'close' },
        { who: 1, act: 'askRelease', why: 'releaseStatistics used' },
      ],
    },
  },
  staff: new Map([
    [ben.staff, 'ben'],
    [ruth.staff, 'ruth'],
  ]),
}

export const withStored = (stored: Partial<Evidence['stored']>): Evidence => ({
  ...sound,
  stored: { ...sound.stored, ...stored },
})
export const withTrail = (trail: Partial<Evidence['stored']['trail']>) =>
  withStored({ trail: { ...sound.stored.trail, ...trail } })
export const withLogs = (logs: Record<string, Entry[]>) =>
  withStored({ conversations: new Map(Object.entries({ [conversation]: log, call, ...logs })) })
export const withLog = (change: (entries: Entry[]) => Entry[]) => withLogs({ [conversation]: change(log) })
/** Staff did this before the visitor's last word. */
export const withActs = (...acts: object[]) =>
  withLog((entries) => renumbered([...entries.slice(0, 4), ...(acts as Entry[]), ...entries.slice(4)]))
export const withAgreements = (agreements: Partial<Evidence['agreements']>): Evidence => ({
  ...sound,
  agreements: { ...sound.agreements, ...agreements },
})
export const withPresses = (change: (presses: Press[]) => Press[]): Evidence => ({
  ...sound,
  presses: change([...sound.presses]),
})
export const withErasing = (stored: Entry[] | undefined, entries: Holding['entries']): Evidence => {
  const erasing: Deed = { ...deed('erase', 'maya', 'erase', 7), ok: { at: 75, seqs: [] } }
  const conversations = new Map([...(stored ? [[conversation, stored] as const] : []), ['call', call] as const])
  return {
    ...withStored({ conversations }),
    deeds: [...sound.deeds, erasing],
    holdings: [{ who: 'ben', conversation, entries }],
    watches: [],
  }
}
/** The first word was taken back, and `stored` is what stands in its place. */
export const withTakingBack = (stored: object, entries: Holding['entries']): Evidence => {
  const tookBack = { seq: 7, at: 7, by: 'visitor', kind: 'tookBack', clientId: 'back', target: 2 }
  const redacted = { seq: 2, at: 1, by: 'visitor', clientId: 'first', ...stored }
  const changed: unknown[] = [...log.slice(0, 1), redacted, ...log.slice(2), tookBack]
  return {
    ...withLog(() => changed as Entry[]),
    deeds: [...sound.deeds, { ...deed('back', 'maya', 'takeBack', 7), target: 2 }],
    holdings: [{ who: 'maya', conversation, entries }],
    watches: [],
  }
}
export const withDeed = (clientId: string, change: Partial<Deed>): Evidence => ({
  ...sound,
  deeds: sound.deeds.map((found) => (found.clientId === clientId ? { ...found, ...change } : found)),
})
export const withHolding = (entries: Holding['entries']): Evidence => ({
  ...sound,
  holdings: [{ who: 'maya', conversation, entries }],
})

export function withNoteOnPage(): Evidence {
  const evidence = withActs({ by: ben, kind: 'noted', clientId: 'note', text: words.note })
  const noted = { ...deed('note', 'ben', 'note:add', 5, words.note), at: 45 }
  return {
    ...evidence,
    deeds: [...evidence.deeds, noted],
    holdings: [{ who: 'maya', conversation, entries: [{ seq: 5, text: words.note }] }],
  }
}

export function withDeedUnanswered(clientId: string): Evidence {
  const deeds = sound.deeds.map(({ ok, ...rest }) =>
    rest.clientId === clientId ? rest : { ...rest, ...(ok ? { ok } : {}) },
  )
  return { ...sound, deeds }
}

export function renumbered(entries: Entry[]) {
  return entries.map((entry, at) => ({ ...entry, seq: at + 1 }))
}
