import type { Entry } from '../../../shared/entry.ts'
import type { Deed, Evidence } from './evidence.ts'
import { all, clientIdOf, staffOf } from './logs.ts'

const ofOwner: readonly Entry['kind'][] = ['replied', 'noted', 'released', 'closed']

/** I7: at no place of a log has a conversation two owners, and only its owner speaks in it. */
export function singleOwner({ stored }: Evidence): string[] {
  return [...stored.conversations].flatMap(([conversation, entries]) => {
    let owner: string | undefined
    return entries.flatMap((entry) => {
      const before = owner
      const by = staffOf(entry)
      if (entry.kind === 'claimed') owner = by
      if (entry.kind === 'released' || entry.kind === 'closed') owner = undefined
      if (entry.kind === 'claimed' && before !== undefined)
        return [`${conversation} was claimed twice, at ${entry.seq}`]
      const isOthers = ofOwner.includes(entry.kind) && by !== undefined && by !== before
      return isOthers ? [`${entry.seq} of ${conversation} is of somebody who did not have it`] : []
    })
  })
}

const kindOf: Record<string, Entry['kind']> = {
  'conversation:claim': 'claimed',
  'message:send': 'replied',
  'note:add': 'noted',
  'conversation:release': 'released',
  'conversation:close': 'closed',
}

/**
 * I8: every act of staff stands in the log as what it was and by whom, every record belongs to a closing, and the audit trail
 * is whole and knows of every claim.
 */
export function auditComplete(evidence: Evidence): string[] {
  const entries = new Map(all(evidence).map(({ entry }) => [clientIdOf(entry), entry]))
  const wrong = evidence.deeds
    .filter(({ what, ok }) => ok && what in kindOf)
    .filter((deed) => !isWitnessed(deed, entries.get(deed.clientId), evidence))
    .map(({ who, what, clientId }) => `${who}'s ${what} ${clientId} is not in the log as theirs`)
  const closed = all(evidence).filter(({ entry }) => entry.kind === 'closed').length
  const { records } = evidence.stored
  const counted = records === closed ? [] : [`${closed} conversations were closed, and there are ${records} records`]
  const told = evidence.deeds
    .filter(({ ok }) => ok?.recorded === false)
    .map(({ who, clientId }) => `${who} was told that ${clientId} left no record`)
  return [...wrong, ...counted, ...told, ...trailComplete(evidence)]
}

/** An act is written down before it happens, so the trail may know of more than happened and never of less. */
function trailComplete({ stored: { conversations, trail } }: Evidence): string[] {
  const torn = trail.findings.map(({ kind, chain, at }) => `the audit trail is ${kind}: chain ${chain}, entry ${at}`)
  const claims = [...conversations.values()].flat().filter((entry) => entry.kind === 'claimed')
  const unwritten = [...Map.groupBy(claims, ({ by }) => by.number)]
    .filter(([number, made]) => made.length > (trail.claims.get(number) ?? 0))
    .map(([number]) => `the audit trail lacks claims of number ${number}`)
  return [...torn, ...unwritten]
}

function isWitnessed({ what, who }: Deed, entry: Entry | undefined, { staff }: Evidence) {
  return entry !== undefined && entry.kind === kindOf[what] && staff.get(staffOf(entry) ?? '') === who
}
