import type { Entry } from '../../../shared/entry.ts'
import type { HeldEntry } from '../history.ts'
import type { Deed, Evidence } from './evidence.ts'
import { all, clientIdOf, isInOrder, ownersOf, textOf, visitorOf } from './logs.ts'

/** I1: what was acknowledged is stored, and what is stored is seen by everybody entitled to it. */
export function nothingLost(evidence: Evidence): string[] {
  const stored = new Set(all(evidence).flatMap(({ entry }) => clientIdOf(entry) ?? []))
  const lost = evidence.deeds
    .filter(({ ok, clientId }) => ok && !stored.has(clientId))
    .map(({ who, what, clientId }) => `${who}'s ${what} ${clientId} was acknowledged and is not stored`)
  return [...lost, ...notSeenByVisitors(evidence), ...notSeenByStaff(evidence)]
}

function notSeenByVisitors(evidence: Evidence): string[] {
  return [...evidence.stored.conversations].flatMap(([conversation, entries]) => {
    const visitor = visitorOf(evidence, conversation)
    if (visitor === undefined) return []
    const holding = evidence.holdings.find((held) => held.who === visitor && held.conversation === conversation)
    return missing(visitor, conversation, new Set(holding?.entries.map(({ seq }) => seq)), entries.length)
  })
}

/** Whoever had it last has seen everything up to its end. */
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
    return missing(
      name,
      conversation,
      seen.get(`${name} ${conversation}`) ?? new Set(),
      (last.until ?? entries.length + 1) - 1,
    )
  })
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

function twice<Value>(values: readonly Value[]): Value[] {
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

/** I4: nothing is stored or shown that nobody sent, or that was sent somewhere else or in other words. */
export function nothingUnexpected(evidence: Evidence): string[] {
  const deeds = new Map(evidence.deeds.map((deed) => [deed.clientId, deed]))
  const stored = all(evidence).flatMap(({ conversation, entry }) => {
    const clientId = clientIdOf(entry)
    return clientId === undefined
      ? []
      : strange(deeds.get(clientId), conversation, entry).map((how) => `${clientId} ${how}`)
  })
  const shown = [...evidence.sightings.map((seen) => ({ ...seen, entries: [seen] })), ...evidence.holdings].flatMap(
    ({ who, conversation, entries }) =>
      entries
        .filter((held) => isOtherThan(held, evidence.stored.conversations.get(conversation)))
        .map(({ seq }) => `${who} was shown other words as ${seq} of ${conversation} than are stored`),
  )
  return [...stored, ...shown]
}

function strange(deed: Deed | undefined, conversation: string, entry: Entry): string[] {
  if (!deed) return ['is stored and nobody sent it']
  if (deed.conversation !== '' && deed.conversation !== conversation) return ['is stored in another conversation']
  const text = textOf(entry)
  return text !== undefined && deed.text !== undefined && text !== deed.text ? ['is stored in other words'] : []
}

function isOtherThan({ seq, text }: HeldEntry, log: readonly Entry[] = []) {
  const entry = log[seq - 1]
  const words = entry && textOf(entry)
  return entry !== undefined && text !== undefined && entry.kind !== 'redacted' && words !== text
}

/** I5: everything that was sent was acknowledged in the end, or its sender was told that it was not taken. */
export const indeterminateResolved = ({ deeds }: Evidence): string[] =>
  deeds
    .filter(({ ok, failed }) => !ok && failed === undefined)
    .map(({ who, what, clientId }) => `${who} never learned what became of ${what} ${clientId}`)
