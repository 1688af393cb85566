import type { Evidence, Press } from './evidence.ts'
import { all, erasedIn } from './logs.ts'

/**
 * I10: what takes two persons is carried out once at most, however often it is pressed and wherever the server dies, never
 * without a second person, and never when it was refused; whoever was told that it is done finds it done.
 */
export function onceByTwo(evidence: Evidence): string[] {
  const requests = Map.groupBy(evidence.presses, ({ request }) => request)
  return [
    ...[...requests].flatMap(([request, presses]) =>
      wrongIn(presses, timesCarriedOut(evidence, request, presses), evidence).map((wrong) => `${request} ${wrong}`),
    ),
    ...unasked(evidence, requests),
    ...unwritten(evidence),
  ]
}

function wrongIn(presses: readonly Press[], times: number, evidence: Evidence): string[] {
  const uses = presses.filter(({ step }) => step === 'uses')
  const done = uses.filter(({ outcome }) => outcome === 'done')
  const askers = new Set(uses.map(({ who }) => who))
  const isErased = presses.some(({ conversation = '' }) => erasedIn(evidence).has(conversation))
  const hasSecond = presses.some(
    ({ who, step, outcome }) => step === 'approves' && outcome !== 'refused' && !(askers.size === 1 && askers.has(who)),
  )
  return [
    ...(times > 1 ? [`was carried out ${times} times`] : []),
    ...(done.length > 1 ? [`was told as done ${done.length} times`] : []),
    ...(done.length > 0 && times === 0 && !isErased ? ['was told as done and is not'] : []),
    ...(times > 0 && !hasSecond ? ['was carried out without a second person'] : []),
    ...(times > 0 && uses.every(({ outcome }) => outcome === 'refused') ? ['was refused and carried out'] : []),
  ]
}

/** What it left behind; what only shows something leaves nothing but the answer. */
function timesCarriedOut(evidence: Evidence, request: string, presses: readonly Press[]) {
  const [kind, ...rest] = request.split(' ')
  const name = rest.join(' ')
  if (kind === 'keepLonger')
    return all(evidence).filter(({ entry }) => entry.kind === 'keptLonger' && entry.decision === name).length
  if (kind === 'releaseStatistics') return evidence.stored.released.filter((period) => period === name).length
  return presses.filter(({ step, outcome }) => step === 'uses' && outcome === 'done').length
}

/** Carried out, and nobody had pressed anything. */
function unasked(evidence: Evidence, requests: ReadonlyMap<string, unknown>): string[] {
  const decisions = all(evidence).flatMap(({ entry }) =>
    entry.kind === 'keptLonger' ? [`keepLonger ${entry.decision}`] : [],
  )
  const releases = evidence.stored.released.map((period) => `releaseStatistics ${period}`)
  return [...decisions, ...releases]
    .filter((request) => !requests.has(request))
    .map((request) => `${request} was never asked for`)
}

/** The audit trail knows of each before it is done. */
function unwritten(evidence: Evidence): string[] {
  const used = (kind: string) => evidence.stored.trail.acts.filter(({ why }) => why === `${kind} used`).length
  const kept = all(evidence).filter(({ entry }) => entry.kind === 'keptLonger').length
  return [
    ...(kept > used('keepLonger') ? ['the audit trail lacks a conversation that is kept longer'] : []),
    ...(evidence.stored.released.length > used('releaseStatistics') ? ['the audit trail lacks a release'] : []),
  ]
}
