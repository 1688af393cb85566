import type { Finding } from '../../../bot/audit/verifyTrail.ts'
import type { AuditAct } from '../../../bot/ports/audit.ts'
import type { Entry } from '../../../shared/entry.ts'
import type { HeldEntry, HistoryLine } from '../history.ts'

/** Something a client did: one client id, however often it was sent. */
export interface Deed {
  who: string
  what: string
  clientId: string
  conversation: string
  at: number
  text?: string
  /** The entry that it takes back. */
  target?: number
  /** Its person saw it as received first then, and every number that was said of it. */
  ok?: { at: number; seqs: readonly number[]; recorded?: boolean }
  /** Its person was told that it did not happen. */
  failed?: string
  /** Its person was told "not now", and asked again. */
  putOff: boolean
}

/** What a receiver has on the screen at the end. */
export interface Holding {
  who: string
  conversation: string
  entries: readonly HeldEntry[]
}

/** One entry when it appeared on a screen. */
export interface Sighting extends HeldEntry {
  who: string
  conversation: string
}

/** While somebody watched the disk: when the store's log was flushed. */
export interface FlushWatch {
  from: number
  until: number
  flushes: readonly number[]
}

/** Pressing a step of what takes two persons, each time it was pressed. */
export interface Press {
  who: string
  step: 'asks' | 'approves' | 'uses'
  /** What it is for: `keepLonger anna 3`. */
  request: string
  /** The one that is asked about. */
  conversation?: string
  /** Of what is `unknown` only the answer may be lost. */
  outcome: 'done' | 'refused' | 'unknown'
}

/** What visitors agreed to beside the talk, and what came of it. */
export interface Agreements {
  /** Questions that may be read. */
  questions: readonly string[]
  /** Numbers of callers who went on to ask for a call-back, and of those who were promised one. */
  callers: readonly string[]
  promised: readonly string[]
  /** Numbers that staff were shown, and call-backs that they were told are done, in this order. */
  callBacks: readonly { conversation: string; number?: string }[]
}

/** What is in the store when all is over. */
export interface Stored {
  conversations: ReadonlyMap<string, readonly Entry[]>
  records: number
  /** Periods whose statistics are released. */
  released: readonly string[]
  keptTexts: readonly string[]
  /** Conversations of which a number to call back is kept. */
  numbersOf: readonly string[]
  trail: StoredTrail
  /** What nobody may find in any file, and is there. */
  traces?: readonly string[]
}

/** The audit trail, as whoever holds its first key finds it. */
export interface StoredTrail {
  findings: readonly Finding[]
  acts: readonly Pick<AuditAct, 'who' | 'act' | 'why'>[]
}

export interface Evidence {
  deeds: readonly Deed[]
  holdings: readonly Holding[]
  sightings: readonly Sighting[]
  watches: readonly FlushWatch[]
  presses: readonly Press[]
  agreements: Agreements
  stored: Stored
  /** Names of staff by the id of their account. */
  staff: ReadonlyMap<string, string>
}

/** Joins what the processes wrote with what is stored. */
export function evidenceFrom(
  lines: readonly HistoryLine[],
  stored: Stored,
  staff: ReadonlyMap<string, string>,
): Evidence {
  const holdings = new Map<string, Holding>()
  const sightings: Sighting[] = []
  for (const { who, what, conversation = '', entries, seq = 0, text } of lines) {
    // What follows is the whole screen.
    if (what === 'reports') for (const [key, held] of holdings) if (held.who === who) holdings.delete(key)
    if (what === 'holds') holdings.set(`${who} ${conversation}`, { who, conversation, entries: entries ?? [] })
    if (what === 'saw') sightings.push({ who, conversation, seq, ...(text === undefined ? {} : { text }) })
  }
  const watches = lines.flatMap(({ at, until, flushes }) => (flushes && until ? [{ from: at, until, flushes }] : []))
  return {
    deeds: deedsIn(lines),
    holdings: [...holdings.values()],
    sightings,
    watches,
    presses: pressesIn(lines),
    agreements: agreementsIn(lines),
    stored,
    staff,
  }
}

function deedsIn(lines: readonly HistoryLine[]): Deed[] {
  const deeds = new Map<string, Deed>()
  for (const line of lines) {
    const { clientId } = line
    if (clientId === undefined) continue
    if (line.type === 'invoke') deeds.set(clientId, begun(line, clientId))
    const deed = deeds.get(clientId)
    if (deed) answer(deed, line)
  }
  return [...deeds.values()]
}

const begun = ({ who, what, conversation = '', at, text, target }: HistoryLine, clientId: string): Deed => ({
  who,
  what,
  clientId,
  conversation,
  at,
  putOff: false,
  ...(text === undefined ? {} : { text }),
  ...(target === undefined ? {} : { target }),
})

function answer(deed: Deed, { type, what, at, seq, recorded, conversation, code }: HistoryLine) {
  if (type === 'ok') {
    const seqs = [...(deed.ok?.seqs ?? []), ...(seq === undefined ? [] : [seq])]
    deed.ok = { at: deed.ok?.at ?? at, seqs, ...(recorded === undefined ? {} : { recorded }) }
    // A first word leaves before its conversation has a name.
    deed.conversation ||= conversation ?? ''
  }
  if (type === 'fail') deed.failed = code ?? 'unknown'
  if (what === 'told') deed.putOff = true
}

const outcomes = { invoke: 'unknown', ok: 'done', fail: 'refused', info: 'unknown' } as const

function pressesIn(lines: readonly HistoryLine[]): Press[] {
  const presses = new Map<string, Press>()
  for (const { type, who, what, request, count, conversation } of lines) {
    if (request === undefined) continue
    const step = what as Press['step']
    presses.set(`${who} ${count}`, {
      who,
      step,
      request,
      outcome: outcomes[type],
      ...(conversation ? { conversation } : {}),
    })
  }
  return [...presses.values()]
}

function agreementsIn(lines: readonly HistoryLine[]): Agreements {
  const textsOf = (wanted: string) =>
    lines.flatMap(({ what, text }) => (what === wanted && text !== undefined ? [text] : []))
  return {
    questions: textsOf('agreed'),
    callers: textsOf('calls'),
    promised: textsOf('promised'),
    callBacks: lines
      .filter(({ what }) => what === 'number' || what === 'calledBack')
      .map(({ conversation = '', text }) => ({ conversation, ...(text === undefined ? {} : { number: text }) })),
  }
}
