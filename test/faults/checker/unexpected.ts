import type { Entry } from '../../../shared/entry.ts'
import type { HeldEntry } from '../history.ts'
import type { Deed, Evidence } from './evidence.ts'
import { all, clientIdOf, textOf, visitorsIn } from './logs.ts'

/** I4: nothing is stored or shown that nobody sent, that was sent somewhere else or in other words, or that is for others. */
export function nothingUnexpected(evidence: Evidence): string[] {
  const deeds = new Map(evidence.deeds.map((deed) => [deed.clientId, deed]))
  const stored = all(evidence).flatMap(({ conversation, entry }) => {
    const clientId = clientIdOf(entry)
    return clientId === undefined || isMadeByServer(entry, evidence.stored.conversations.get(conversation))
      ? []
      : strange(deeds.get(clientId), conversation, entry).map((how) => `${clientId} ${how}`)
  })
  return [...stored, ...shownWrong(evidence)]
}

function shownWrong(evidence: Evidence): string[] {
  const { sightings, holdings, stored } = evidence
  const visitors = visitorsIn(evidence)
  const seen = [
    ...sightings,
    ...holdings.flatMap(({ entries, ...whose }) => entries.map((held) => ({ ...whose, ...held }))),
  ]
  return seen.flatMap(({ who, conversation, ...held }) => {
    const log = stored.conversations.get(conversation)
    const what = `${held.seq} of ${conversation}`
    if (isOtherThan(held, log)) return [`${who} was shown other words as ${what} than are stored`]
    return visitors.get(conversation) === who && isForStaff(held, log)
      ? [`${who} was shown ${what}, which is for staff`]
      : []
  })
}

/** A key on a telephone has no client id before it comes to the server, nor has what two persons decided. */
const isMadeByServer = ({ kind, by }: Entry, log: readonly Entry[] = []) =>
  kind === 'keptLonger' || (by === 'visitor' && log[0]?.kind === 'started' && log[0].channel === 'phone')

const amongStaff: readonly Entry['kind'][] = ['noted', 'invited', 'coached']

function isForStaff({ seq, text }: HeldEntry, log: readonly Entry[] = []) {
  const kind = log[seq - 1]?.kind
  return text !== undefined && kind !== undefined && amongStaff.includes(kind)
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
