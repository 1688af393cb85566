import type { Deed, Evidence } from './evidence.ts'
import { clientIdOf, erasedIn } from './logs.ts'

/** I6: "received" is said, and an entry shown, only when it is durable. */
export function noFalseReceipt(evidence: Evidence): string[] {
  return [...receiptsForNothing(evidence), ...shownAndGone(evidence), ...acknowledgedUnflushed(evidence)]
}

function receiptsForNothing(evidence: Evidence): string[] {
  const { deeds, stored } = evidence
  const erased = erasedIn(evidence)
  return deeds.flatMap(({ clientId, conversation, ok }) => {
    if (erased.has(conversation)) return []
    const log = stored.conversations.get(conversation)
    const wrong = ok?.seqs.filter((seq) => {
      const entry = log?.[seq - 1]
      return !entry || clientIdOf(entry) !== clientId
    })
    return wrong?.map((seq) => `${clientId} has a receipt for ${seq}, where it is not`) ?? []
  })
}

function shownAndGone(evidence: Evidence): string[] {
  const { sightings, stored } = evidence
  const erased = erasedIn(evidence)
  return sightings
    .filter(({ conversation }) => !erased.has(conversation))
    .filter(({ conversation, seq }) => seq > (stored.conversations.get(conversation)?.length ?? 0))
    .map(({ who, conversation, seq }) => `${who} was shown ${seq} of ${conversation}, which is not stored`)
}

/** A flush lies between the sending and its acknowledgement, for all that happened while somebody watched. */
function acknowledgedUnflushed({ deeds, watches }: Evidence): string[] {
  return watches.flatMap(({ from, until, flushes }) =>
    deeds
      .filter(({ at, ok }) => at > from && ok !== undefined && ok.at < until)
      .filter((deed) => !flushes.some((flush) => isWithin(deed, flush)))
      .map(({ clientId }) => `${clientId} was acknowledged without a flush of the disk`),
  )
}

/** Clocks of processes may differ by what they round off. */
const isWithin = ({ at, ok }: Deed, flush: number) => flush >= at - 2 && flush <= (ok?.at ?? 0) + 2
