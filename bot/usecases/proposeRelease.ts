import type { FourEyesReason } from '../../shared/fourEyes.ts'
import { readExternal } from '../domain/statistics/externalNumbers.ts'
import { themesFor } from '../domain/statistics/themesFor.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { askFourEyes, type Proven } from './fourEyes.ts'
import { duePeriods } from './readStatistics.ts'

export interface Proposed {
  period: string
  external: readonly Readonly<Record<string, unknown>>[]
  noneElsewhere: boolean
  why: FourEyesReason
  reference: string
}

/** The first person's step: names the period and every number that was told elsewhere. Nothing is counted yet. */
export async function proposeRelease(
  ports: Ports,
  proven: Proven,
  { period, external, noneElsewhere, why, reference }: Proposed,
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
  await askFourEyes(ports, proven, { kind: 'releaseStatistics', release: { period, external }, why, reference })
}

export function ensureDue(ports: Ports, period: string, kept: Parameters<typeof duePeriods>[1]) {
  const due = duePeriods(ports, kept)
  // The first may be any; from then on they follow each other without a gap.
  const isTurn = kept.length === 0 ? due.includes(period) : due[0] === period
  if (!isTurn) throw new HotlineError('conflict', 'it is not this period’s turn')
}
