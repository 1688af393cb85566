import type { AuditAct } from '../../../bot/ports/audit.ts'
import type { Entry } from '../../../shared/entry.ts'
import type { Deed, Evidence } from './evidence.ts'
import { all, clientIdOf, erasedIn, staffOf } from './logs.ts'

/** Who has a conversation at one place of its log, whom they asked to come in, and who has come in beside them. */
interface Holders {
  owner?: string | undefined
  invited?: string | undefined
  beside?: string | undefined
}

/** I7: at no place of a log has a conversation two owners, only those in it speak in it, and only whoever came in takes over. */
export function singleOwner({ stored }: Evidence): string[] {
  return [...stored.conversations].flatMap(([conversation, entries]) => {
    let holders: Holders = {}
    return entries.flatMap((entry) => {
      const wrong = wrongIn(entry, holders)
      holders = holdersAfter(holders, entry)
      return wrong ? [`${entry.seq} of ${conversation} ${wrong}`] : []
    })
  })
}

const ofOwner: readonly Entry['kind'][] = ['released', 'closed', 'invited', 'transferred']
const ofSpeakers: readonly Entry['kind'][] = ['replied', 'noted', 'tookBack']

function wrongIn(entry: Entry, { owner, invited, beside }: Holders): string | undefined {
  const by = staffOf(entry)
  if (entry.kind === 'claimed' && owner !== undefined) return 'claims what somebody has'
  if (entry.kind === 'joined' && by !== invited) return 'comes in without being asked'
  if (entry.kind === 'transferred' && entry.colleague.staff !== beside)
    return 'hands it to somebody who has not come in'
  if (by === undefined) return undefined
  if (entry.kind === 'left' && by !== beside) return 'is left by somebody who was not there'
  const isOthers = ofOwner.includes(entry.kind) && by !== owner
  const isStrangers = ofSpeakers.includes(entry.kind) && by !== owner && by !== beside
  return isOthers || isStrangers ? 'is of somebody who did not have it' : undefined
}

function holdersAfter(before: Holders, entry: Entry): Holders {
  const { owner } = before
  switch (entry.kind) {
    case 'claimed':
      return { owner: entry.by.staff }
    case 'invited':
      return { owner, invited: entry.colleague.staff }
    case 'joined':
      return { owner, beside: entry.by.staff }
    case 'invitationEnded':
    case 'left':
      return { owner }
    case 'transferred':
      return { owner: entry.colleague.staff }
    case 'released':
    case 'closed':
      return {}
    default:
      return before
  }
}

const kindsOf: Record<string, readonly Entry['kind'][]> = {
  'conversation:claim': ['claimed'],
  'message:send': ['replied'],
  'message:redact': ['tookBack'],
  'note:add': ['noted'],
  'colleague:invite': ['invited'],
  'conversation:join': ['joined'],
  'conversation:leave': ['left', 'transferred', 'invitationEnded'],
  'conversation:release': ['released'],
  'conversation:close': ['closed'],
}

/**
 * I8: every act of staff stands in the log as what it was and by whom, every record belongs to a closing, and the audit trail
 * is whole and knows of every act that stands in it.
 */
export function auditComplete(evidence: Evidence): string[] {
  const entries = new Map(all(evidence).map(({ entry }) => [clientIdOf(entry), entry]))
  const erased = erasedIn(evidence)
  const wrong = evidence.deeds
    .filter(({ what, ok, conversation }) => ok && what in kindsOf && !erased.has(conversation))
    .filter((deed) => !isWitnessed(deed, entries.get(deed.clientId), evidence))
    .map(({ who, what, clientId }) => `${who}'s ${what} ${clientId} is not in the log as theirs`)
  const told = evidence.deeds
    .filter(({ ok }) => ok?.recorded === false)
    .map(({ who, clientId }) => `${who} was told that ${clientId} left no record`)
  return [...wrong, ...countedWrong(evidence, erased), ...told, ...trailComplete(evidence)]
}

/** What was closed and then erased has left its record; whether it was closed nobody can see any more but whoever did it. */
function countedWrong({ deeds, stored }: Evidence, erased: ReadonlySet<string>): string[] {
  const standing = [...stored.conversations.values()].flat().filter(({ kind }) => kind === 'closed').length
  const closings = deeds.filter(({ what, conversation }) => what === 'conversation:close' && erased.has(conversation))
  const least = standing + closings.filter(({ ok }) => ok).length
  const most = standing + new Set(closings.map(({ conversation }) => conversation)).size
  const { records } = stored
  return records < least || records > most
    ? [`${least} to ${most} conversations were closed, and there are ${records} records`]
    : []
}

/** What stands in the audit trail for an entry of staff. */
const actOf: Partial<Record<Entry['kind'], AuditAct['act']>> = {
  claimed: 'claim',
  invited: 'transfer',
  joined: 'transfer',
  transferred: 'transfer',
  invitationEnded: 'transfer',
  tookBack: 'redact',
  released: 'release',
  closed: 'close',
}

/** An act is written down before it happens, so the trail may know of more than happened and never of less. */
function trailComplete(evidence: Evidence): string[] {
  const { trail } = evidence.stored
  const torn = trail.findings.map(({ kind, chain, at }) => `the audit trail is ${kind}: chain ${chain}, entry ${at}`)
  const written = countOf(trail.acts.map(({ who, act }) => `${act} by number ${who}`))
  const made = countOf(
    all(evidence).flatMap(({ entry: { kind, by } }) => {
      const act = actOf[kind]
      return act && typeof by === 'object' ? [`${act} by number ${by.number}`] : []
    }),
  )
  const unwritten = [...made]
    .filter(([what, times]) => times > (written.get(what) ?? 0))
    .map(([what]) => `the audit trail lacks a ${what}`)
  return [...torn, ...unwritten]
}

const countOf = (names: readonly string[]) =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]))

function isWitnessed({ what, who }: Deed, entry: Entry | undefined, { staff }: Evidence) {
  return entry !== undefined && kindsOf[what]?.includes(entry.kind) && staff.get(staffOf(entry) ?? '') === who
}
