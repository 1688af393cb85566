import { dayOf } from '../../shared/day.ts'
import { monthsOf } from '../../shared/statistics/periods.ts'
import type { Release } from '../../shared/statistics/release.ts'
import { ruleVersion } from '../domain/screeningRules.ts'
import { readExternal } from '../domain/statistics/externalNumbers.ts'
import { makeFigures } from '../domain/statistics/makeFigures.ts'
import { tally } from '../domain/statistics/tally.ts'
import { themesFor } from '../domain/statistics/themesFor.ts'
import { HotlineError } from '../errors.ts'
import type { Ports, ReleaseProposal, StaffAccount } from '../ports.ts'
import { audited } from './audited.ts'
import { ensureDue } from './proposeRelease.ts'

/** Counts are rounded to this. */
const base = 5

/**
 * The second person's step, and the only place where contact records are read: makes the release, freezes and signs it, and destroys what
 * was counted. Throws `notAllowed` to the person who proposed it.
 */
export async function approveRelease(ports: Ports, staff: StaffAccount, period: string): Promise<void> {
  const proposal = await ports.statistics.proposal()
  if (proposal?.period !== period) throw new HotlineError('conflict', 'nobody proposed it')
  if (proposal.by === staff.id) throw new HotlineError('notAllowed', 'it takes two persons')
  const kept = await ports.statistics.releases()
  ensureDue(ports, period, kept)
  await audited(ports, staff, 'approveRelease', { why: period })
  const text = JSON.stringify(await makeRelease(ports, proposal, kept.at(-1)?.text))
  await ports.statistics.freeze({ period, text, signature: ports.signer.sign(text) })
  await destroyCounted(ports)
}

/** What was counted, and what is older and can be counted no more, is destroyed: also when a release was cut off before this. */
export async function destroyCounted(ports: Ports): Promise<void> {
  const released = (await ports.statistics.releases()).flatMap(({ period }) => monthsOf(period))
  const last = released.sort().at(-1) ?? ''
  const counted = (await ports.conversations.records()).filter(({ period }) => period <= last)
  if (counted.length > 0) await ports.conversations.destroyRecords(counted.map(({ id }) => id))
}

async function makeRelease(ports: Ports, { period, external }: ReleaseProposal, previous?: string): Promise<Release> {
  const { clock } = ports
  const settings = ports.settings.current()
  const themes = themesFor(settings.districts.map(({ code }) => code))
  const months = monthsOf(period)
  const records = (await ports.conversations.records()).filter((record) => months.includes(record.period))
  const known = external.flatMap((number) => {
    const read = readExternal(number, themes)
    return 'problem' in read ? [] : [read]
  })
  if (known.length !== external.length)
    throw new HotlineError('conflict', 'the districts have changed since it was proposed')
  const rules = { k: settings.statistics.k, base, external: known }
  return {
    version: 1,
    period,
    madeOn: dayOf(clock.now()),
    definition: settings.definitionVersion,
    rules: ruleVersion,
    knownElsewhere: external.length,
    ...(previous === undefined ? {} : { previous: ports.tokens.hash(previous) }),
    figures: makeFigures(tally(records, themes), rules, await ports.solver()),
  }
}
