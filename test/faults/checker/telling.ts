import type { Entry } from '../../../shared/entry.ts'
import type { Deed, Evidence } from './evidence.ts'
import { all, clientIdOf, erasedIn, isInOrder, ownersOf, staffOf, visitorsIn } from './logs.ts'

/** I1: what was acknowledged is stored, and what is stored is seen by everybody entitled to it. */
export function nothingLost(evidence: Evidence): string[] {
  const stored = new Set(all(evidence).flatMap(({ entry }) => clientIdOf(entry) ?? []))
  const erased = erasedIn(evidence)
  const lost = evidence.deeds
    .filter(({ ok, clientId, conversation }) => ok && !stored.has(clientId) && !erased.has(conversation))
    .map(({ who, what, clientId }) => `${who}'s ${what} ${clientId} was acknowledged and is not stored`)
  return [...lost, ...notSeenByVisitors(evidence), ...notSeenByStaff(evidence)]
}

function notSeenByVisitors(evidence: Evidence): string[] {
  const visitors = visitorsIn(evidence)
  return [...evidence.stored.conversations].flatMap(([conversation, entries]) => {
    const visitor = visitors.get(conversation)
    if (visitor === undefined) return []
    const holding = evidence.holdings.find((held) => held.who === visitor && held.conversation === conversation)
    const seen = new Set(holding?.entries.map(({ seq }) => seq))
    return missing(visitor, conversation, seen, lastForVisitor(entries))
  })
}

/** What two persons decide about a closed conversation comes when its visitor has left. */
const lastForVisitor = (entries: readonly Entry[]) => entries.findLast(({ kind }) => kind !== 'keptLonger')?.seq ?? 0

/** Whoever had it last has seen everything; and before closing it, everything up to the visitor's last word. */
function notSeenByStaff(evidence: Evidence): string[] {
  const { stored, staff, sightings } = evidence
  const seen = new Map<string, Set<number>>()
  for (const { who, conversation, seq } of sightings) {
    const key = `${who} ${conversation}`
    seen.set(key, (seen.get(key) ?? new Set()).add(seq))
  }
  return [...stored.conversations].flatMap(([conversation, entries]) => {
    const last = ownersOf(entries).at(-1)
    if (!last || last.ending === 'released') return []
    const name = staff.get(last.owner) ?? last.owner
    return missing(name, conversation, seen.get(`${name} ${conversation}`) ?? new Set(), lastForOwner(entries, last))
  })
}

/** A colleague may come in, or leave, in the very moment of the closing. */
function lastForOwner(entries: readonly Entry[], { owner, until }: { owner: string; until?: number }) {
  if (until === undefined) return entries.length
  const before = entries.slice(0, until - 1)
  return before.findLast((entry) => entry.by === 'visitor' || staffOf(entry) === owner)?.seq ?? 0
}

function missing(who: string, conversation: string, seen: ReadonlySet<number>, upTo: number): string[] {
  const not = Array.from({ length: upTo }, (_, at) => at + 1).filter((seq) => !seen.has(seq))
  return not.length === 0 ? [] : [`${who} has not seen ${not.join()} of ${upTo} in ${conversation}`]
}

/** I2: every client id is stored once, and every entry stands once on every screen. */
export function nothingDuplicated(evidence: Evidence): string[] {
  const stored = all(evidence).flatMap(({ entry }) => clientIdOf(entry) ?? [])
  return [
    ...twice(stored).map((clientId) => `${clientId} is stored twice`),
    ...evidence.holdings.flatMap(({ who, conversation, entries }) => [
      ...twice(entries.map(({ seq }) => seq)).map((seq) => `${who} shows ${seq} of ${conversation} twice`),
      ...twice(entries.flatMap(({ text }) => text ?? [])).map((text) => `${who} shows "${text}" twice`),
    ]),
  ]
}

export function twice<Value>(values: readonly Value[]): Value[] {
  const seen = new Set<Value>()
  return values.filter((value) => seen.size === seen.add(value).size)
}

/** I3: logs and screens are numbered 1, 2, 3 …, and each sender's words stand in the order they were sent. */
export function orderKept(evidence: Evidence): string[] {
  const logs = [...evidence.stored.conversations]
    .filter(([, entries]) => !isInOrder(entries))
    .map(([conversation]) => `the log of ${conversation} is not 1, 2, 3 …`)
  const screens = evidence.holdings
    .filter(({ entries }) => !isInOrder(entries))
    .map(({ who, conversation }) => `${who} shows ${conversation} out of order or with a gap`)
  return [...logs, ...screens, ...sentOutOfOrder(evidence)]
}

/** What its sender was told to try again may come later than what was sent after it. */
function sentOutOfOrder({ deeds, stored }: Evidence): string[] {
  const last = new Map<string, { deed: Deed; seq: number }>()
  const places = new Map<string, number>()
  for (const entries of stored.conversations.values()) {
    for (const entry of entries) places.set(clientIdOf(entry) ?? '', entry.seq)
  }
  return deeds.flatMap((deed) => {
    const seq = places.get(deed.clientId)
    if (seq === undefined || deed.putOff) return []
    const key = `${deed.who} ${deed.conversation}`
    const before = last.get(key)
    last.set(key, { deed, seq })
    return before && before.seq > seq ? [`${deed.who}'s ${deed.clientId} stands before ${before.deed.clientId}`] : []
  })
}

/** I5: everything that was sent was acknowledged in the end, or its sender was told that it was not taken. */
export const indeterminateResolved = ({ deeds }: Evidence): string[] =>
  deeds
    .filter(({ ok, failed }) => !ok && failed === undefined)
    .map(({ who, what, clientId }) => `${who} never learned what became of ${what} ${clientId}`)
