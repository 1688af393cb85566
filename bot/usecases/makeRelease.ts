import { dayOf } from '../../shared/day.ts'
import { monthsOf } from '../../shared/statistics/periods.ts'
import type { Release } from '../../shared/statistics/release.ts'
import { ruleVersion } from '../domain/screeningRules.ts'
import { readExternal } from '../domain/statistics/externalNumbers.ts'
import { makeFigures } from '../domain/statistics/makeFigures.ts'
import { tally } from '../domain/statistics/tally.ts'
import { themesFor } from '../domain/statistics/themesFor.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { ReleaseWanted } from '../ports/statistics.ts'
import type { Ports } from '../ports.ts'
import { spendFourEyes } from './fourEyes.ts'
import { ensureDue } from './proposeRelease.ts'

/** Counts are rounded to this. */
const base = 5

/**
 * What a second person approved, and the only place where contact records are read: uses the approval up, makes the release, freezes and
 * signs it, and destroys what was counted. Throws as `spendFourEyes` does, and `conflict` when it is not the period's turn.
 */
export async function makeRelease(ports: Ports, staff: StaffAccount, id: string): Promise<void> {
  const { release } = await spendFourEyes(ports, staff, id, ['releaseStatistics'])
  if (!release) throw new HotlineError('notFound')
  const kept = await ports.statistics.releases()
  ensureDue(ports, release.period, kept)
  const text = JSON.stringify(await releaseOf(ports, release, kept.at(-1)?.text))
  await ports.statistics.freeze({ period: release.period, text, signature: ports.signer.sign(text) })
  await destroyCounted(ports)
}

/** What was counted, and what is older and can be counted no more, is destroyed: also when a release was cut off before this. */
export async function destroyCounted(ports: Ports): Promise<void> {
  const released = (await ports.statistics.releases()).flatMap(({ period }) => monthsOf(period))
  const last = released.sort().at(-1) ?? ''
  const counted = (await ports.conversations.records()).filter(({ period }) => period <= last)
  if (counted.length > 0) await ports.conversations.destroyRecords(counted.map(({ id }) => id))
}

async function releaseOf(ports: Ports, { period, external }: ReleaseWanted, previous?: string): Promise<Release> {
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
