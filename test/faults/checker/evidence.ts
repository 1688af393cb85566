import type { Finding } from '../../../bot/audit/verifyTrail.ts'
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

/** What is in the store when all is over. */
export interface Stored {
  conversations: ReadonlyMap<string, readonly Entry[]>
  records: number
  trail: StoredTrail
}

/** The audit trail, as whoever holds its first key finds it. */
export interface StoredTrail {
  findings: readonly Finding[]
  /** Claims that stand in it, by the number of who made them. */
  claims: ReadonlyMap<number, number>
}

export interface Evidence {
  deeds: readonly Deed[]
  holdings: readonly Holding[]
  sightings: readonly Sighting[]
  watches: readonly FlushWatch[]
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
    if (what === 'holds') holdings.set(`${who} ${conversation}`, { who, conversation, entries: entries ?? [] })
    if (what === 'saw') sightings.push({ who, conversation, seq, ...(text === undefined ? {} : { text }) })
  }
  const watches = lines.flatMap(({ at, until, flushes }) => (flushes && until ? [{ from: at, until, flushes }] : []))
  return { deeds: deedsIn(lines), holdings: [...holdings.values()], sightings, watches, stored, staff }
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

const begun = ({ who, what, conversation = '', at, text }: HistoryLine, clientId: string): Deed => ({
  who,
  what,
  clientId,
  conversation,
  at,
  putOff: false,
  ...(text === undefined ? {} : { text }),
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
