import { readExternal } from '../domain/statistics/externalNumbers.ts'
import { themesFor } from '../domain/statistics/themesFor.ts'
import { HotlineError } from '../errors.ts'
import type { Ports, StaffAccount } from '../ports.ts'
import { audited } from './audited.ts'
import { duePeriods } from './readStatistics.ts'

export interface Proposed {
  period: string
  external: readonly Readonly<Record<string, unknown>>[]
  noneElsewhere: boolean
}

/** The first person's step: names the period and every number that was told elsewhere. Nothing is counted yet. */
export async function proposeRelease(
  ports: Ports,
  staff: StaffAccount,
  { period, external, noneElsewhere }: Proposed,
): Promise<void> {
  if (noneElsewhere !== (external.length === 0))
    throw new HotlineError('badInput', 'numbers known elsewhere: say which, or that there are none')
  const themes = themesFor(ports.settings.current().districts.map(({ code }) => code))
  const problems = external.flatMap((number, index) => {
    const read = readExternal(number, themes)
    return 'problem' in read ? [`number ${index + 1} ${read.problem}`] : []
  })
  if (problems.length > 0) throw new HotlineError('badInput', problems.join('; '))
  ensureDue(ports, period, await ports.statistics.releases())
  await audited(ports, staff, 'askRelease', { why: period })
  await ports.statistics.propose({ period, by: staff.id, external })
}

/** Takes a proposal back, by whoever sees that it is wrong. */
export async function withdrawRelease(ports: Ports, period: string): Promise<void> {
  await ports.statistics.withdraw(period)
}

export function ensureDue(ports: Ports, period: string, kept: Parameters<typeof duePeriods>[1]) {
  const due = duePeriods(ports, kept)
  // The first may be any; from then on they follow each other without a gap.
  const isTurn = kept.length === 0 ? due.includes(period) : due[0] === period
  if (!isTurn) throw new HotlineError('conflict', 'it is not this period’s turn')
}
